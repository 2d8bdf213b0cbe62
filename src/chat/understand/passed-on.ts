// A conversation with the customer that is pasted whole: what is asked in it was asked of others.

/** 王磊 09:12, 沈经理:…, 我:…: who says what in a conversation that is passed on; what is asked there was asked of others. */
const SPEAKER =
  /(?:^|\n)\s*[「"“]?(?:我|\p{Script=Han}{1,3}(?:总|工|经理|主任|老板|师傅|姐|哥)|\p{Script=Han}{2,3}(?=\s*(?:\d{1,2}[/月-]\d{1,2}日?\s*)?\d{1,2}:\d{2}))(?:\[[^\]\n]{1,8}\])?\s*(?:\d{1,2}[/月-]\d{1,2}日?\s*)?(?:\d{1,2}:\d{2})?\s*(?<mark>:|\n)/gu;

/** A name alone on a line speaks only where another does: 那个⏎吴主任⏎还差多少 is typed in pieces. */
export function isConversation(said: string): boolean {
  if (!/[:\n]/u.test(said)) return false;
  const speakers = [...said.matchAll(SPEAKER)];
  return speakers.length > 1 || speakers.some(({ groups }) => groups?.["mark"] === ":");
}
