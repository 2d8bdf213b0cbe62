// A message that must reach somebody, as the oracle words it: its kind, its receiver, its date and the items it speaks of.
import type { Facts, ItemRow } from "./facts.ts";
import { type Clock, clockOf } from "./oracle-clock.ts";
import { type People, peopleOf } from "./oracle-people.ts";
import { type Day, dayOf, nextWorking, short } from "./time.ts";

/** What the clock says; the window and the caps bind it. */
export const SCHEDULED = [
  "morning-list",
  "return-warning",
  "returned",
  "head-list",
  "attention",
  "due-today",
  "sprint-ask",
  "first-response-owner",
  "first-response-head",
  "pool-news",
  "cleaning-queue",
  "head",
  "manager",
  "managers-post",
  "weekly-open",
  "monthly-review",
  "help-month",
  "exceptions-month",
  "rule-proposals",
  "cadence-advice",
  "archive-proposals",
  "eliminate-proposals",
  "rounds",
  "audit",
  "signs",
  "payment-plan",
  "value-suggestions",
  "friday-line",
  "weekly-figures",
  "unusual-figures",
  "unheeded",
] as const;
/** What somebody asked for or caused, told by the clock all the same. */
export const ASKED = ["own-reminder", "closed", "head-away", "no-group", "leaver"] as const;

export type Kind = (typeof SCHEDULED)[number] | (typeof ASKED)[number];

export interface About {
  readonly no: number;
  readonly due: number | null;
  readonly deadline: number | null;
}

export interface Expected {
  readonly kind: Kind;
  /** A member's id, or `group/<department>` or `managers/<department>`. */
  readonly to: string;
  /** As the message names it (3/16); "" where it names none. */
  readonly date: string;
  readonly items: readonly number[];
  /** So many of them are named; the rest is counted. */
  readonly most: number;
  /** When it is said, ms. */
  readonly at: number;
  /** What it speaks of, with what was due when: all of it settled, nobody needs to read it any more. */
  readonly about: readonly About[];
  /** Said once for ever under this name. */
  readonly once?: string;
}

export interface Scene {
  readonly now: number;
  readonly today: Day;
  readonly tomorrow: Day;
  readonly facts: Facts;
  readonly clock: Clock;
  readonly people: People;
  readonly held: readonly ItemRow[];
  /** Departments with a group, by audience. */
  readonly groups: Readonly<Record<"sales" | "managers", ReadonlySet<number>>>;
}

export function sceneOf(facts: Facts, now: number, groups: Scene["groups"]): Scene {
  const today = dayOf(now);
  return {
    now,
    today,
    tomorrow: nextWorking(today),
    facts,
    clock: clockOf(facts, now),
    people: peopleOf(facts, today),
    held: facts.items.filter(({ place }) => place === "owned"),
    groups,
  };
}

export function expected(
  scene: Scene,
  given: Pick<Expected, "kind" | "to" | "once"> & {
    readonly items: readonly ItemRow[];
    readonly most?: number;
    readonly undated?: true;
  },
): Expected {
  const { kind, to, items, most = Number.POSITIVE_INFINITY, once } = given;
  return {
    kind,
    to,
    date: given.undated === true ? "" : short(scene.today),
    items: items.map(({ no }) => no).sort((one, other) => one - other),
    most,
    at: scene.now,
    about: items.map((item) => aboutOf(item, scene.clock)),
    ...(once === undefined ? {} : { once }),
  };
}

export function aboutOf(item: ItemRow, clock: Clock): About {
  return { no: item.no, due: clock.dueOf(item), deadline: clock.deadlineOf(item) };
}

/** Items by whom they are told to; those without a reader are left out. */
export function grouped<K>(
  items: readonly ItemRow[],
  whose: (item: ItemRow) => K | null,
): ReadonlyMap<K, readonly ItemRow[]> {
  const map = new Map<K, ItemRow[]>();
  for (const item of items) {
    const key = whose(item);
    if (key !== null) map.set(key, [...(map.get(key) ?? []), item]);
  }
  return map;
}
