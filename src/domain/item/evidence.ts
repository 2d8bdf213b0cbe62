// What speaks for an item being real, beside its owner's word: who verified it and how, and pictures (rules.md 4).
import { RuleError } from "../rule-error.ts";
import type { Item } from "./item.ts";

/** How somebody who is not the owner made sure: by phone, in WeChat, face to face, there, a card, a chat, the contract. */
export type VerificationKind =
  | "call"
  | "wechat"
  | "meeting"
  | "visit"
  | "card"
  | "chat"
  | "contract"
  | "other";

export interface Verification {
  readonly id: number;
  readonly no: number;
  /** ms. */
  readonly at: number;
  readonly by: string;
  readonly kind: VerificationKind;
  /** The words as typed behind the item; null where only the kind was said. */
  readonly text: string | null;
  readonly undoneAt: number | null;
}

/** A picture that was sent beside a report. The picture itself is never kept. */
export interface Picture {
  readonly id: number;
  /** Null until its sender has said which item it belongs to. */
  readonly no: number | null;
  readonly userId: string;
  readonly chatId: string;
  readonly at: number;
  /** Where it is to be fetched: a media id of the app's, or an address with its key. Empty once that was tried. */
  readonly source: string | null;
  readonly sourceSecret: string | null;
  /** WeCom's id, where it came through the app: good for three days. */
  readonly mediaId: string | null;
  /** SHA-256 of its bytes, hexadecimal; null until it was fetched, and where it could not be. */
  readonly hash: string | null;
  /** `lost`: neither its bytes nor a media id could be had, so it proves nothing. */
  readonly state: "fetching" | "kept" | "lost";
  readonly undoneAt: number | null;
}

/** The owner's word is what is verified; somebody else has to do it. @throws RuleError (rules.md 12, 核实) */
export function mustBeVerifiableBy(item: Item, userId: string): void {
  if (item.place === "eliminated") throw new RuleError("eliminated-stays", { item });
  if (item.ownerId === userId || (item.ownerId === null && item.finderId === userId))
    throw new RuleError("verify-own", { item });
}

/** Different pictures: the same one twice shows nothing new. One without a hash counts by its media id. */
export function differentPictures(pictures: readonly Pick<Picture, "hash" | "mediaId" | "state">[]): number {
  const known = pictures.flatMap(({ hash, mediaId, state }) =>
    state === "lost" ? [] : [hash ?? mediaId ?? ""],
  );
  return new Set(known.filter((one) => one !== "")).size;
}
