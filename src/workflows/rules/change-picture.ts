// The picture behind 改规则: asked for with the wish in it, drawn when it goes, for whoever may change that rule then.
import type { Scene } from "../../chat/command.ts";
import { isNumberPath, numberOf } from "../../domain/rules/catalogue.ts";
import type { Wish } from "../../domain/rules/proposal.ts";
import { writeSpec } from "../exports/spec.ts";

export const CHANGE = "change";

/** True where one is on its way: by a way that shows pictures. */
export async function askChange(
  { path, value, departmentId }: Wish,
  { actor, now, store, sendsFiles }: Pick<Scene<unknown>, "actor" | "now" | "store" | "sendsFiles">,
): Promise<boolean> {
  if (!sendsFiles) return false;
  const of = [path, String(value ?? ""), String(departmentId ?? "")];
  const file = writeSpec({ kind: "picture", picture: CHANGE, of, format: "png" });
  await store.outbox.enqueue({
    key: `picture/${actor.userId}/${now}/${file}`,
    toKind: "member",
    toId: actor.userId,
    markdown: CHANGE,
    text: CHANGE,
    at: now,
    file,
  });
  return true;
}

/** Null for what no version of this program has written. */
export function readChange([path = "", value = "", department = ""]: readonly string[]): Wish | null {
  if (!isNumberPath(path) || !/^-?\d*$/.test(value) || !/^\d*$/.test(department)) return null;
  return {
    rule: numberOf(path).rule,
    path,
    value: value === "" ? null : Number(value),
    departmentId: department === "" ? null : Number(department),
  };
}
