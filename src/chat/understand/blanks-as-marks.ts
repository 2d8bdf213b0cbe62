// 华测今天又打了20w 财务说到账了 吴主任顺便问第二轮培训啥时候: whoever puts blanks for marks is read once more with marks; what that asks or calls for besides is looked up or offered.
import { HAND_OVERS } from "../../domain/item/implied.ts";
import { amountOf } from "../../domain/item/item.ts";
import { withMarks } from "../read/blanks.ts";
import { moneyText } from "../words/money-text.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { dealtWithBy, fieldOf, withLeftOver } from "./left-over.ts";
import { asks } from "./mood.ts";
import { isFollowUp, isLook, itemOf, onlyOffered } from "./only-offered.ts";
import type { Given } from "./speech.ts";
import type { Speech } from "./spoken.ts";

type Read = (text: string, around: Surroundings, given?: Given) => Promise<Speech | null>;

/** 挪到二十六号上午十点然后报价写三十一万八: where one who dictates goes on. */
const THEN = /(?<=[^\s，,;；。!！?？]{4})(?:然后|另外|还有就是|再就是)(?=[^\s，,;；。!！?？]{4})/gu;

/** A piece that says anything. */
const SAYS = 4;

/** The same where marks stand there, or nothing more comes of it. */
export async function withBlanksAsMarks(
  speech: Speech | null,
  said: string,
  { around, read }: { readonly around: Surroundings; readonly read: Read },
): Promise<Speech | null> {
  const marked = withMarks(said, "，").replace(THEN, "，$&");
  if (speech?.which != null || marked === said) return speech;
  const pieces = marked.split("，").filter((piece) => piece.trim().length >= SAYS);
  if (pieces.length < 2) return speech;
  const alone = await read(marked, around);
  const other = alone === null ? null : await withLeftOver(alone, marked, { around, read });
  if (other === null || other.which !== null) return speech;
  if (speech === null) return onlyOffered(other, around);
  const done = [...speech.runs, ...speech.offers];
  const items = new Set(done.map(itemOf));
  items.delete(undefined);
  const isAsked = pieces.some((piece) => asks(asRead(piece)));
  const found: string[] = [];
  for (const command of [...other.runs, ...other.offers]) {
    const isNew = !isFollowUp(command, around) && !done.includes(command);
    // 财务小李说这事不归她: a colleague only by the name in full.
    const person = /@(\S+)/u.exec(command)?.[1];
    const isTheirs =
      (person !== undefined && !said.includes(person)) ||
      (around.registry.find(command)?.entry.id === "leave" && !OUR_LEAVE.test(marked));
    if (isNew && !isTheirs && !dealtWithBy(command, done, around) && (await isMore(command, done, around)))
      found.push(command);
  }
  // Of several, which of the pieces is whose is left to the first reading.
  const acts = items.size > 1 ? [] : found.filter((command) => !isLook(command, around));
  return {
    ...speech,
    // Of whom something is kept, nothing was asked.
    runs: [
      ...speech.runs,
      ...found.filter((command) => isAsked && isLook(command, around) && !items.has(itemOf(command))),
    ],
    offers: [...speech.offers, ...acts],
  };
}

/** 今天去不成了 改后天; 他下周三出差回来: what is won, lost or one's own leave is told in so many words, and the first reading has it. */
const NEVER: ReadonlySet<string> = new Set(["win", "lose"]);
const OUR_LEAVE = /我[^，]{0,8}(?:休|假|不在|不上班|调休)|请[^，]{0,4}假/u;

const FIELD_AND_VALUE = /^\S+ #\d+ \S+ \S/u;

/** Neither the same order or number with other words, nor half of one (转交 #1), nor a price that stands already. */
async function isMore(command: string, done: readonly string[], around: Surroundings): Promise<boolean> {
  const idOf = (one: string) => around.registry.find(one)?.entry.id;
  if (NEVER.has(idOf(command) ?? "")) return false;
  const id = idOf(command) ?? "";
  const isSame = (one: string) => id !== "edit" || fieldOf(one) === fieldOf(command);
  const isSaid = done.some((one) => idOf(one) === id && itemOf(one) === itemOf(command) && isSame(one));
  const phone = /\d{7,}/u.exec(command)?.[0];
  if (phone !== undefined && done.some((one) => one.includes(phone))) return false;
  if (isSaid || ((HAND_OVERS.has(id) || id === "split") && !command.includes("@"))) return false;
  if (id !== "edit") return true;
  if (!FIELD_AND_VALUE.test(command)) return false;
  const no = Number(itemOf(command)?.slice(1));
  const item = await around.item(no);
  const stands = item === null ? null : amountOf(item);
  return stands === null || !command.endsWith(` ${moneyText(stands)}`);
}
