// 恒力那个amount写28w吧, 没填amount的: a field's English name in a Chinese sentence, read as its own word behind blanks, so that offsets stay.

const FIELDS: Readonly<Record<string, string>> = {
  amount: "金额",
  price: "价格",
  quote: "报价",
  address: "地址",
  pipeline: "商机",
};
const NAMED = new RegExp(
  `(?<![A-Za-z@._-]|[A-Za-z] )(?:${Object.keys(FIELDS).join("|")})(?![A-Za-z@._-]| [A-Za-z])`,
  "giu",
);
const LETTERS = /[a-z]{5}/iu;
const HAN = /\p{Script=Han}/u;

/** English throughout, or a name of several words (Price Group), stands as it is. */
export function fieldsInEnglish(text: string): string {
  if (!LETTERS.test(text) || !HAN.test(text)) return text;
  return text.replace(NAMED, (word) => (FIELDS[word.toLowerCase()] ?? word).padStart(word.length));
}
