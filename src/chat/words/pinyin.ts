// Names and words as they sound, without tones: 张三 → zhangsan. Loaded when somebody first types letters for a name.

import { remembered } from "../read/remembered.ts";

type Sound = (text: string) => string;

let loaded: Promise<Sound> | null = null;

/** Answers how Chinese characters sound, written together in lower case; other characters stay. */
export function sounds(): Promise<Sound> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Sound> {
  const { pinyin } = await import("pinyin-pro");
  return remembered((text) =>
    pinyin(text, { toneType: "none", type: "array", v: true }).join("").toLowerCase(),
  );
}
