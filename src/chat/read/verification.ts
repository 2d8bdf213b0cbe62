// How somebody made sure of a customer: 电话通, 加微, 见面, 到访, 名片, 聊天记录, 合同, or in free words (核实).
import type { VerificationKind } from "../../domain/item/evidence.ts";
import { spelled } from "./simplified.ts";

export interface VerificationRead {
  readonly kind: VerificationKind;
  /** What was said beside the bare kind; null where nothing was. */
  readonly text: string | null;
}

/** The first that fits: what proves more stands before what proves less. */
const KINDS: readonly (readonly [VerificationKind, RegExp])[] = [
  ["contract", /合同|协议|盖章|订单/u],
  ["visit", /到访|上门|去过现场|现场|来访|来公司|来过|拜访|去厂里|去工厂|去看过/u],
  ["meeting", /见面|见过|见了|面谈|当面|视频会议|开过会|一起吃/u],
  ["card", /名片/u],
  ["chat", /聊天记录|聊天截图|截图|微信记录/u],
  ["wechat", /加微|加了微信|加过微信|微信/u],
  ["call", /电话|打通|接通|通话|打过|回访|手机/u],
];
/** What says that it did not come about: nothing is verified by it. */
const NOT =
  /(?:没|未|不)(?:有)?(?:打|接|拨)?通|空号|停机|关机|没(?:有)?人接|没接|联系不上|打不通|没(?:有)?(?:见|加|找)[到上着]?|不存在|查无|不是(?:真|他)/u;

/** Null for nothing said. `failed` where the words say that it could not be made sure of. */
export function readVerification(text: string): VerificationRead | "failed" | null {
  const said = text.trim();
  if (said === "") return null;
  const words = spelled(said);
  if (NOT.test(words)) return "failed";
  const kind = KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "other";
  const isBare = kind !== "other" && BARE.test(words);
  return { kind, text: isBare ? null : said };
}

const BARE =
  /^(?:已|打)?(?:电话(?:打?通|已通)?(?:了|过)?|加(?:了|过)?微信?(?:了)?|见面(?:了)?|见过面?|到访(?:了)?|上门(?:了)?|名片|聊天记录|合同)$/u;
