// What is read of the same words all day, as of customers' names: read once.

/** Of so many texts at most; whoever names more begins anew. */
const MOST = 50_000;

/** The same function of a text, which is asked again and again for the same few. */
export function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size >= MOST) known.clear();
    known.set(text, value);
    return value;
  };
}
