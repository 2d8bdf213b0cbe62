// What a page looks at: read in the thread that computes; and what was looked at in the pool, kept in the log of looks.
import { RuleError } from "../domain/rule-error.ts";
import type { Look, Looked } from "../web/parts.ts";
import { inboxKey } from "../web/saying.ts";
import { takeOnDesk } from "../workflows/desk-turn.ts";
import { view } from "../workflows/pages/views.ts";
import { lookAtPool } from "../workflows/pool/pages.ts";
import { framed } from "./framed.ts";
import type { Ground } from "./ground.ts";
import type { Reader } from "./reader.ts";

const POOL = "pool";
const DESK = "desk";

export function createLook(ground: Ground, reader: Pick<Reader, "compute">): Look {
  const { database, registry, rules, rulesAt, now } = ground;
  const word = registry.entries.find(({ id }) => id === POOL)?.words[0] ?? "";
  /** What lies on the desk is kept for whoever sits there. */
  const onDesk = ({ no }: Readonly<Record<string, unknown>>, userId: string) =>
    database.transaction(async (store) => {
      const actor = await store.people.actor(userId);
      if (actor === null) return { no: null, missed: null };
      const at = now();
      const theirs = await rulesAt(store, { now: at, departmentId: actor.department.id });
      return takeOnDesk(Number(no), { actor, store, rules: theirs, now: at });
    });
  return async (name, { userId, beganAt }, { said = null, unread, frame, ...given }) => {
    const of = name === DESK ? { ...(await onDesk(given, userId)) } : given;
    const key = said === null ? null : inboxKey(userId, said);
    const asked = view(name, { userId, beganAt, of, rules, said: key });
    const looked = (await reader.compute(
      frame === undefined ? asked : framed(asked, frame),
    )) as Looked | null;
    const { values = null } = looked ?? {};
    const isRead = name === POOL && unread === undefined && looked !== null && values?.["count"] !== 0;
    if (!isRead) return looked;
    const { words, page } = values as { readonly words: string; readonly page: number };
    const turned = [word, words, page > 1 ? String(page) : ""].filter((part) => part !== "").join(" ");
    const refusal = await database.transaction(async (store) => {
      const actor = await store.people.actor(userId);
      if (actor === null) return null;
      const at = now();
      const theirs = await rulesAt(store, { now: at, departmentId: actor.department.id });
      return refusalOf(() => lookAtPool(turned, { actor, store, rules: theirs, now: at }));
    });
    return refusal === null ? looked : { ...looked, values: { ...values, lines: [], told: { refusal } } };
  };
}

/** Null where it may be; else the block of templates/rules.md that says why not. */
async function refusalOf(looking: () => Promise<void>) {
  try {
    await looking();
    return null;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { id: "rules", block: error.code, values: error.facts };
  }
}
