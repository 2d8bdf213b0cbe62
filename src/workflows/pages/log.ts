// The log of who looked up, claimed, overrode and took out: for admins alone, by person and kind (rules.md 12).
import { TRAIL_KINDS, type TrailEnd } from "../../domain/people/trail.ts";
import { linesOf } from "../lists.ts";
import type { LookScene, Values } from "./look-scene.ts";

export interface LogAsk {
  /** A name or a userid; "" for everybody. */
  readonly who: string;
  readonly kind: string;
  /** Where the page before ended; "" for the newest. */
  readonly after: string;
}

const A_PAGE = 50;

/** Null for whoever is no admin: as if there were none. */
export async function logPage({ who, kind: asked, after }: LogAsk, scene: LookScene): Promise<Values | null> {
  const { actor, store } = scene;
  if (!actor.roles.has("admin")) return null;
  const kind = TRAIL_KINDS.find((one) => one === asked) ?? null;
  const by = who === "" ? null : await calledSo(who, scene);
  const end = readEnd(after);
  const rows = await store.trail.some({ by, kind, after: end, limit: A_PAGE + 1 });
  const shown = rows.slice(0, A_PAGE);
  const names = await store.people.names(shown.map((row) => row.by));
  const last = shown.at(-1);
  const items = await store.items.byNos([...new Set(shown.flatMap(({ no }) => no ?? []))]);
  const lines = new Map((await linesOf(items, store)).map((line) => [line.item.no, line]));
  return {
    who,
    kind,
    kinds: TRAIL_KINDS,
    isFirst: end === null,
    isNobody: by?.length === 0,
    lines: shown.map((row) => ({
      ...row,
      name: names[row.by] ?? row.by,
      // Which customer it was about, by name alone: whoever configures has no rights over the item itself.
      customer: lines.get(row.no ?? 0)?.customer?.name ?? null,
    })),
    next: rows.length > A_PAGE && last !== undefined ? `${last.at}.${last.kind}.${last.id}` : null,
  };
}

/** Whoever left is found too: the log outlives them. */
async function calledSo(who: string, { store }: LookScene): Promise<readonly string[]> {
  const named = [...(await store.people.membersNamed(who)), ...(await store.people.leaversNamed(who))];
  const one = await store.people.member(who.replace(/^@/, ""));
  return [...new Set([...named, ...(one === null ? [] : [one])].map(({ userId }) => userId))];
}

function readEnd(text: string): TrailEnd | null {
  const [, at, kind, id] = /^(\d{1,15})\.([a-z]+)\.(\d{1,9})$/.exec(text) ?? [];
  const known = TRAIL_KINDS.find((one) => one === kind);
  return known === undefined ? null : { at: Number(at), kind: known, id: Number(id) };
}
