// Blanks for marks: 下下周一见钱工 这周五的取消 我要去趟深圳, as long as what was typed, with a mark where each piece ends.

const MARKS = /[,，;；。!！?？、:：\n]/u;
/** Between two pieces that could be clauses of their own. */
const BLANK = /(?<=[^\s@#]{2})[ \u3000](?=\p{Script=Han}\S)/gu;

/** The same where any mark stands there already: whoever types marks means nothing by a blank. */
export function withMarks(text: string, mark = ","): string {
  return MARKS.test(text) ? text : text.replace(BLANK, mark);
}

/** 下下周一见钱工, 挪到下周一; and not 说今天调休: the piece a day to come stands in says what is done on it. */
export function saysWhatIsDone(
  folded: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const before = /\S*$/u.exec(folded.slice(0, start))?.[0] ?? "";
  const behind = /^\S*/u.exec(folded.slice(end))?.[0] ?? "";
  return !/今/u.test(folded.slice(start, end)) && DONE.test(before + behind) && !AWAY.test(before + behind);
}

const DONE = /见|去|打|联系|回访|拜访|面谈|演示|上门|约|聊|谈|发|寄|送|签|再|改|挪|推|换|延|调/u;
const AWAY = /调休|休息|休假|请假|出差|不在|没空|开会|回来/u;
