// What the pages show, by name: each reads one consistent view for one visitor, with the rights and words of the chat.
import type { Store } from "../../../db/store.ts";
import type { StoredReply } from "../../../db/stores/inbox.ts";
import { type Ask, type Compute, withComputed } from "../../chat/computed.ts";
import { createRulesAt } from "../../chat/rules-in-force.ts";
import { createCalendar } from "../../domain/calendar.ts";
import type { Actor } from "../../domain/people/rights.ts";
import type { Rulebook } from "../../domain/rulebook.ts";
import { cleanersInstead } from "../cleaning.ts";
import { todayOf } from "../desks/today.ts";
import { boardPage } from "./board.ts";
import { deskPage } from "./desk.ts";
import { fundPage, hasFund } from "./fund.ts";
import { listPage, listsPage } from "./lists.ts";
import { logPage } from "./log.ts";
import type { LookScene, Values } from "./look-scene.ts";
import { poolPage } from "./pool.ts";
import { rulesPage } from "./rules.ts";
import { searchFor } from "./search.ts";
import { storyOf } from "./story.ts";
import { targetsPage } from "./targets.ts";

type View = (given: never, scene: LookScene) => Promise<Values | null>;

const VIEWS = {
  visitor: async () => ({}),
  day: async ({ toSay = "" }: { readonly toSay?: string }, scene: LookScene) => {
    const { shown: _shown, ...values } = await todayOf(scene);
    return { ...values, toSay };
  },
  story: storyOf,
  pool: poolPage,
  search: searchFor,
  rules: rulesPage,
  board: boardPage,
  targets: targetsPage,
  fund: fundPage,
  log: logPage,
  lists: listsPage,
  list: listPage,
  desk: deskPage,
} as const satisfies Readonly<Record<string, View>>;

export type ViewName = keyof typeof VIEWS;

/** Who looks: their userid, and since when (ms) their session is. */
interface Looker {
  readonly userId: string;
  readonly beganAt: number;
}

interface Given extends Looker {
  readonly of: Values;
  /** As delivered: the versions are laid over it. */
  readonly rules: Rulebook;
  /** The inbox's key of what they did last. */
  readonly said: string | null;
}

export interface Looked {
  readonly visitor: {
    readonly userId: string;
    readonly name: string;
    /** Those that are for some only, and for them. */
    readonly pages: readonly string[];
  };
  /** Null where there is nothing that is theirs to see. */
  readonly values: Values | null;
  /** What was answered to what they did there last; null where that is not asked for, or is long ago. */
  readonly reply: StoredReply | null;
}

const PREFIX = "pages/";

/** Asks for a page, as a report is asked for. */
export function view(name: ViewName, given: Given): Ask<Looked | null> {
  return { name: `${PREFIX}${name}`, given };
}

export function isView({ name }: Ask<unknown>): boolean {
  return name.startsWith(PREFIX);
}

/** Null for whoever is no member any more, and for a session that was ended. @throws Error for a name that is none */
export async function lookWith(
  { name, given }: Ask<unknown>,
  { store, now, compute }: { readonly store: Store; readonly now: number; readonly compute: Compute },
): Promise<Looked | null> {
  const found = Object.entries(VIEWS).find(([known]) => `${PREFIX}${known}` === name);
  if (found === undefined) throw new Error(`there is no page called ${name}`);
  const { userId, beganAt, of, rules, said } = given as Given;
  const actor = await lookerOf({ userId, beganAt }, store);
  if (actor === null) return null;
  const [, look] = found as [string, (given: unknown, scene: LookScene) => Promise<Values | null>];
  const calendar = createCalendar(await store.calendarDays.years());
  const inForce = await createRulesAt(rules)(store, { now, departmentId: actor.department.id });
  const scene = { actor, now, store, calendar, rules: inForce };
  const values = await withComputed(
    (computed) => look(of, { ...scene, compute: (asked) => computed.of(asked) }),
    compute,
  );
  return {
    visitor: { userId: actor.userId, name: actor.name, pages: await pagesOf(actor, store) },
    values: values === null ? null : { ...values, stageWords: inForce.wordsOf(actor.department.id) },
    reply: said === null ? null : await store.inbox.told(said),
  };
}

/** What not everybody has a use for, or the right to. */
async function pagesOf(actor: Actor, store: Store): Promise<readonly string[]> {
  const found: string[] = [];
  if (await cleans(actor, store)) found.push("cleaning");
  if (await hasFund(actor, store)) found.push("fund");
  if (actor.roles.has("admin")) found.push("log");
  return found;
}

async function cleans(actor: Actor, store: Store): Promise<boolean> {
  if (!actor.roles.has("cleaner") && actor.leads.length === 0) return false;
  return (await cleanersInstead(actor, store)).length === 0;
}

async function lookerOf({ userId, beganAt }: Looker, store: Store): Promise<Actor | null> {
  const actor = await store.people.actor(userId);
  if (actor === null) return null;
  const leftAt = await store.settings.get(leftOf(actor.userId));
  return leftAt !== null && beganAt <= Number(leftAt) ? null : actor;
}

/** Where it stands since when (ms) no session of somebody's is good any more. */
export function leftOf(userId: string): string {
  return `pages-left/${userId}`;
}
