// Names and words as they sound, without tones: 张三 → zhangsan. Loaded when somebody first types letters for a name.

type Sound = (text: string) => string;

const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

let loaded: Promise<Sound> | null = null;

/** Answers how Chinese characters sound, written together in lower case; other characters stay. */
export function sounds(): Promise<Sound> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Sound> {
  const { pinyin } = await import("pinyin-pro");
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const sound = pinyin(text, { toneType: "none", type: "array", v: true }).join("").toLowerCase();
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, sound);
    return sound;
  };
}
