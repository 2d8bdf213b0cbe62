// Blanks for marks: 下下周一见钱工 这周五的取消 我要去趟深圳, as long as what was typed, with a mark where each piece ends.

const MARKS = /[,，;；。!！?？、:：\n]/u;
/** Between two pieces that could be clauses of their own. */
const BLANK = /(?<=[^\s@#]{2})[ \u3000](?=\p{Script=Han}\S)/gu;

/** The same where any mark stands there already: whoever types marks means nothing by a blank. */
export function withMarks(text: string, mark = ","): string {
  return MARKS.test(text) ? text : text.replace(BLANK, mark);
}
