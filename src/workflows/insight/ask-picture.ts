// A picture beside an answer: it leaves behind the words, drawn when it goes, of what its reader may see then.
import type { Scene } from "../../chat/command.ts";
import type { Span } from "../../chat/read/span-units.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { writeSpec } from "../exports/spec.ts";

export const PICTURES = ["funnel", "heatmap", "pyramid", "target"] as const;
export type PictureName = (typeof PICTURES)[number];

export interface PictureAsk {
  readonly scope: Scope;
  readonly when: Pick<Span, "from" | "to">;
  /** Of a target, in fen. */
  readonly targetFen?: number;
}

/** True where one is on its way: by a way that shows pictures. */
export async function askPicture(
  { actor, now, store, sendsFiles }: Pick<Scene<unknown>, "actor" | "now" | "store" | "sendsFiles">,
  picture: PictureName,
  ask: PictureAsk,
): Promise<boolean> {
  if (!sendsFiles) return false;
  const file = pictureFile(picture, ask);
  await store.outbox.enqueue({
    key: `picture/${actor.userId}/${now}/${file}`,
    toKind: "member",
    toId: actor.userId,
    markdown: picture,
    text: picture,
    at: now,
    file,
  });
  return true;
}

/** As the outbox has it. */
export function pictureFile(picture: PictureName, { scope, when, targetFen }: PictureAsk): string {
  const of = [writeScope(scope), when.from, when.to, ...(targetFen === undefined ? [] : [String(targetFen)])];
  return writeSpec({ kind: "picture", picture, of, format: "png" });
}

function writeScope(scope: Scope): string {
  switch (scope.kind) {
    case "company":
      return "company";
    case "member":
      return `member:${scope.memberId}`;
    case "departments":
      return `departments:${scope.ids.join(",")}`;
  }
}

/** Null for what no version of this program has written. */
export function readScope(text: string): Scope | null {
  if (text === "company") return { kind: "company" };
  const [, kind, what = ""] = /^(member|departments):(.+)$/.exec(text) ?? [];
  if (kind === "member") return { kind, memberId: what };
  if (kind !== "departments" || !/^\d+(?:,\d+)*$/.test(what)) return null;
  return { kind, ids: what.split(",").map(Number) };
}
