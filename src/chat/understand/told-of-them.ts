// What is told of the customer beside what one decides of them: 顾总明说今年没预算 我退回公海了啊. It has happened, and it is why.
import { NOT_REACHED } from "../read/attempt.ts";
import { type Apart, asRead, type Clause, type Part, takeApart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import { asks, asksOfUs, forbids, orders, speaksOfUs, supposes, tellsOfOthers } from "./mood.ts";
import type { Seen } from "./seen.ts";
import type { Spoken } from "./spoken.ts";
import { tenorOf } from "./tenor.ts";

/** From one mark or blank to the next and, dictated without any, to where somebody else is spoken of. */
const PIECE = /[^,;。!?~\n\s]+[,;。!?~\n\s]*/gu;
const BREATH =
  /(?<=[了的吧啊呢嘛呀少多])(?=(?:我(?!们?[公家厂])|人家|他们|所以|然后|后面|以后|要不|不如|干脆|那(?:这|个|就|我)|这(?:个|单|家)|就当))/u;
/** 云图那边, 万邦这单: before what is said of them. */
const NAME_FIRST = /^\s*\ue000?(?:(?:那|这)[边个家单张])?[\s,]*/u;

/** 何工跟李四是老乡; 是李四帮着引的, 技术交流全是他去讲的: what ties a colleague to them. That he has helped says nothing of them. */
const TIES =
  /[跟和与][^,;。]{1,4}(?:居然|原来|以前|本来|就|还|都|又|也)*是[^,;。]{0,6}(?:老乡|同乡|同学|校友|战友|亲戚|朋友|发小|师兄弟?|师姐妹?|室友|上下铺|同事|邻居|连襟|表[哥弟姐妹]|堂[哥弟姐妹])|^[^,;。]{0,6}是[^,;。]{1,4}的?(?:老乡|同乡|(?:大学|高中|中学|小学)?同学|校友|战友|亲戚|发小|师兄弟?|师姐妹?|室友|上下铺|表[哥弟姐妹]|堂[哥弟姐妹])|(?:是|靠|亏)[^,;。]{1,4}(?:帮|去|陪|带|一手|从头)[^,;。]{0,6}的$|(?:是|靠|亏)[^,;。]{1,4}(?:帮着?|去|给|先|一直|在|一手)*(?:引荐?|介绍|牵|搭|带|拉|推荐|讲|谈|陪)(?:的?线|的?桥|过来|进来|来|进去|下来|成)?的/u;
/** 又放我鸽子, 根本不搭理我: nobody met, by their own will. */
const SHUNS =
  /放[^,;。]{0,4}鸽子|不(?:搭理|理睬?|待见|鸟)[我咱人]|爱答不理|爱搭不理|躲着我|避而不见|不肯见|不见我/u;
/** 何工跟李四聊得来, 李四近: why it suits him, and nothing that happened. */
const SUITS = /[聊谈合处说]得来|投缘|对脾气|更?熟(?!人)|离得?近|近$|顺路|懂行|在行|拿手/u;
const HAPPENED = /[了过没]|不(?:接|回|做|买|上|要)|说|讲|问|嫌|催/u;
const BEFORE = /上次|上回|之前|以前|原来|原先|原本|本来|当时|那时|早就|去年|上个?月/u;

interface Piece {
  readonly text: string;
  readonly start: number;
}

export interface Told {
  /** As typed, without its last mark. */
  readonly text: string;
  readonly apart: Apart;
  readonly part: Part;
}

/** Null where nothing that happened is told of them. `order`: what is decided, and where. */
export async function toldOfThem(spoken: Spoken, order: Decided, around: Surroundings): Promise<Told | null> {
  const text = wordsOfThem(spoken, order, around);
  if (text === "" || text === spoken.part.text.trim()) return null;
  const apart = takeApart(text, { known: await around.mine(text), now: spoken.apart.now });
  const part = { about: apart.names.slice(0, 1), beside: [], clauses: apart.clauses, text };
  return isPlainlyOfThem(text) || tenorOf(part).isNews ? { text, apart, part } : null;
}

type Decided = Pick<Seen, "clause" | "start" | "end" | "entry">;

function wordsOfThem(
  { part, apart }: Spoken,
  order: Decided,
  { registry }: Pick<Surroundings, "registry">,
): string {
  const { clause } = order;
  const from = clause.places[order.start] ?? clause.start;
  const until = clause.places[order.end] ?? clause.end;
  let told = "";
  let isOfThem = false;
  // 我准备退公海了,王磊跳槽了: who tells what they are about to do tells why behind it, and orders nothing.
  const isOnlyPlanned = ABOUT_TO.test(apart.text.slice(Math.max(0, from - LEAD), until));
  for (const piece of part.clauses.flatMap((one) => piecesOf(one, apart.text))) {
    const end = piece.start + piece.text.trimEnd().length;
    if (piece.start >= until && !isOnlyPlanned) break;
    const said = maskedPiece(piece, apart.names);
    // 需求全是李四去谈的 业绩我跟他五五分: what is decided begins with whoever is told of.
    const isBegun = until > end && TIES.test(said);
    const isDecided = from < end && until > piece.start && !isBegun;
    if (isDecided || isOurs(said) || decides(said)) continue;
    isOfThem ||= isPlainlyOfThem(said) || (!BEFORE.test(said) && !SUITS.test(said) && isOfOthers(said));
    if (isOfThem) told += told !== "" && !ENDS.test(told) ? `,${piece.text}` : piece.text;
  }
  return told.replace(/[\s,，;；。!！~]+$/u, "");

  /** 跟不动了, before 还给公海: one more way to say what is decided. */
  function decides(said: string): boolean {
    return registry
      .recognise(said)
      .some(
        ({ cue }) =>
          cue.id === order.entry.id &&
          (cue.manner === "said" || (cue.manner === "told" && !tellsOfOthers(said))) &&
          !TIES.test(said),
      );
  }
}

/** The same without the customer's name, which is known; whoever works there is a part of it. */
export async function reasonOf(spoken: Spoken, order: Decided, around: Surroundings): Promise<string | null> {
  const told = (await toldOfThem(spoken, order, around))?.text ?? null;
  const [first] = spoken.part.about;
  const name = first === undefined ? "" : spoken.apart.text.slice(first.start, first.end);
  if (told === null || name === "" || !told.startsWith(name)) return told;
  const isSomebody = (await around.contacts()).some((one) => one.name === name);
  return isSomebody ? told : told.slice(name.length).replace(/^[\s,，:：、]+/u, "");
}

/** 我准备退公海; 准备退公海, of what is decided. */
const ABOUT_TO = /我(?:是|就|也|都|先)*(?:准备|打算|寻思|琢磨|考虑|正想|正要)/u;
const LEAD = 8;

/** However little it sounds like news. */
function isPlainlyOfThem(said: string): boolean {
  return TIES.test(said) || SHUNS.test(said);
}

const ENDS = /[,，;；。!！?？、~\s]$/u;

function isOfOthers(said: string): boolean {
  const isNamed = said.includes(MASKS.customer) && HAPPENED.test(said.replace(NAME_FIRST, ""));
  return tellsOfOthers(said) || NOT_REACHED.test(said) || isNamed;
}

/** 顾总那个不留了 */
const NO_MORE =
  /^(?:也|都|就|真|实在|还是)*(?:不|懒得|没必要|没法)(?:再)?(?:留|跟|追|占|捂|耗|管|盯|养|弄|搞|碰|伺候|折腾|想)/u;

/** 我跟李四讲过了: among ourselves. */
const TALKED_OVER =
  /^我?(?:都|也|已经|就)*[跟和与][^,;。总工]{2,4}(?:都|也|已经)?(?:说|讲|商量|打|聊|谈)(?:好|过|妥|定|了)/u;

function isOurs(said: string): boolean {
  const rest = said.replace(NAME_FIRST, "");
  return (
    NO_MORE.test(rest) ||
    (TALKED_OVER.test(rest) && !tellsOfOthers(rest)) ||
    speaksOfUs(rest) ||
    asks(rest) ||
    supposes(rest) ||
    asksOfUs(rest) ||
    orders(rest) ||
    forbids(rest)
  );
}

function piecesOf({ start, end }: Clause, text: string): readonly Piece[] {
  const read = asRead(text).slice(start, end);
  return Array.from(read.matchAll(PIECE), ({ 0: piece, index }) => ({ piece, index })).flatMap(
    ({ piece, index }) => {
      let at = start + index;
      return piece.split(BREATH).map((one) => {
        const begun = at;
        at += one.length;
        return { text: text.slice(begun, at), start: begun };
      });
    },
  );
}

/** With a sign for the customers it names. */
function maskedPiece({ text, start }: Piece, names: Spoken["apart"]["names"]): string {
  const end = start + text.length;
  return names
    .filter((name) => name.start >= start && name.end <= end)
    .reduceRight(
      (said, name) => said.slice(0, name.start - start) + MASKS.customer + said.slice(name.end - start),
      asRead(text),
    )
    .replace(/[\s,;。!?~]+$/u, "");
}
