// What is read of the same words again: of customers' names all day, of a message by one reader after the other.

/** Of so many texts at most; whoever names more begins anew. */
const MOST = 50_000;
/** More than the pieces of one message. */
const A_MESSAGE = 64;

/** The same function of a text, which is asked again and again for the same few. */
export function remembered<Value>(read: (text: string) => Value, most = MOST): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}

/** The same of the words of one message, and of no more: whoever reads it next need not begin anew. */
export function lately<Value>(read: (text: string) => Value): (text: string) => Value {
  return remembered(read, A_MESSAGE);
}

/** The same where it depends on when it was said (ms). */
export function latelyAt<Value>(
  read: (text: string, now: number) => Value,
): (text: string, now: number) => Value {
  let asOf = Number.NaN;
  let known = lately((text) => read(text, Number.NaN));
  return (text, now) => {
    if (now !== asOf) known = lately((one) => read(one, now));
    asOf = now;
    return known(text);
  };
}
