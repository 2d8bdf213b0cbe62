// 听日唔得闲, 改咗下礼拜二: Cantonese as it is typed, read as its Mandarin words of the same length, so that offsets stay.
import { sifted } from "./signs.ts";

const WORDS: Readonly<Record<string, string>> = {
  唔系: "不是",
  大后日: "大后天",
  听日: "明天",
  后日: "后天",
  琴日: "昨天",
  寻日: "昨天",
  前日: "前天",
  朝早: "早上",
  晏昼: "下午",
  下昼: "下午",
  上昼: "上午",
  而家: "现在",
  点解: "为啥",
  点样: "怎样",
  点用: "咋用",
  边个: "哪个",
  边度: "哪里",
  乜嘢: "什么",
  乜野: "什么",
  得闲: "有空",
  识咗: "认识",
  唔该: "麻烦",
  呢个: "这个",
  提我: "叫我",
  够数: "达标",
  倾计: "聊天",
  倾下: "聊下",
  倾过: "聊过",
  去倾: "去聊",
  来倾: "来聊",
  佢哋: "他们",
  咗: "了",
  嘅: "的",
  㗎: "的",
  唔: "不",
  嚟: "来",
  佢: "他",
  哋: "们",
  咩: "啥",
  冇: "没",
  啲: "些",
  嗰: "那",
  搵: "找",
  揾: "找",
  睇: "看",
  攞: "拿",
  喺: "在",
  畀: "给",
  俾: "给",
  嘢: "事",
  覆我: "回我",
  复我: "回我",
};

/** None of these stands in anybody's name: 倾, 晒, 点 and the like, which might, are read in their words alone. */
const SAID = sifted(
  new RegExp(
    Object.keys(WORDS)
      // 早八点用顺丰寄出: an hour asks for nothing.
      .map((word) => (word.startsWith("点") ? `(?<![\\d一二两三四五六七八九十几半])${word}` : word))
      // 尾款他没提我也没提: nobody is to call.
      .map((word) =>
        word === "提我" ? `(?<![没不别未也都又来敢好他她])${word}(?!也|都|就|没|这|们?也)` : word,
      )
      .join("|"),
    "gu",
  ),
);

/** 系8882, 唔系8881; 联系13800001111 and 系3 of a model are none. */
const IS = /(?<=^|[\s,;。，！!?？咗了呀啊])系(?=\s*[\d一二两三四五六七八九十下明今后])/gu;

export function mandarin(text: string): string {
  return SAID.replaced(text, (word) => WORDS[word] ?? word).replace(IS, "是");
}
