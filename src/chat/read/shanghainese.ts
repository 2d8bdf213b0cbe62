// 今朝一早到的, 报价几钿: words of 上海 and its neighbours, read as Mandarin ones of the same length, so that offsets stay.
import { sifted } from "./signs.ts";

const WORDS: Readonly<Record<string, string>> = {
  今朝: "今天",
  明朝: "明天",
  几钿: "多少",
  价钿: "价钱",
  铜钿: "钞票",
  头款: "首款",
  辰光: "时候",
  覅: "别",
};

/** 今朝 and 明朝 stand in names too, and are a day only before what is done on it. */
const SAID = sifted(
  /[今明]朝(?=[一清]?早|[上下]午|中午|傍晚|夜|晚|[我他她你去来要刚又还到就再能会没不打跟有,。;!?\s]|$)|几钿|价钿|铜钿|头款|辰光|覅/gu,
);

export function fromShanghai(text: string): string {
  return SAID.replaced(text, (word) => WORDS[word] ?? word);
}
