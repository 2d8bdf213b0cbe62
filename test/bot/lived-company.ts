// A company of very many departments whose items go their way, change by change, as a reading thread sees it.
import type { Pause } from "../../src/domain/clock/pauses.ts";
import { insideOf } from "../../src/domain/insight/scope.ts";
import type { StayOfItem } from "../../src/domain/insight/seen.ts";
import { type Standing, stepped, type Unsaved } from "../../src/domain/insight/stay.ts";
import type { What } from "../../src/domain/item/history.ts";
import type { Stage } from "../../src/domain/item/item.ts";
import type { SeenReading } from "../../src/workflows/insight/seen.ts";

export const DAY = 86_400_000;
/** Whole amounts, so that some are alike. */
const WAN = 1_000_000;

type Roll = (sides: number) => number;

interface Known {
  readonly standing: Standing;
  readonly stays: readonly Unsaved[];
  readonly amountFen: number | null;
  readonly createdAt: number;
}

interface Life extends Known {
  /** As it was before its last change. */
  readonly before: Known | null;
}

/** @param people of each department */
export function livedCompany(given: {
  readonly departments: number;
  readonly people: number;
  readonly items: number;
  readonly now: number;
  readonly roll: Roll;
}) {
  const { roll } = given;
  const lives = new Map<number, Life>();
  let ids = 0;
  const whose = () => {
    const departmentId = 1 + roll(given.departments);
    return { ownerId: `p${departmentId}-${roll(given.people)}`, departmentId };
  };

  function move(life: Life, what: What, change: Partial<Standing>, at: number): Life {
    const after = { ...life.standing, ...change };
    const stays = stepped(life.stays, { before: life.standing, after, what, at }).map(numbered);
    return { ...life, standing: after, stays, before: life };
  }

  function numbered(stay: Unsaved): Unsaved {
    return { ...stay, id: stay.id ?? ++ids };
  }

  function begin(no: number, at: number): void {
    const standing: Standing = {
      no,
      kind: "opportunity",
      place: "owned",
      stage: roll(4) === 0 ? null : ((1 + roll(2)) as Stage),
      outcome: "open",
      intake: (["marketing", "reported", "self-developed", "imported"] as const)[roll(4)] ?? "reported",
      ...whose(),
      largeDepartmentId: 1,
      unqualified: false,
      mergedInto: null,
    };
    const stays = stepped([], { before: null, after: standing, what: "created", at }).map(numbered);
    const amountFen = roll(8) === 0 ? null : (1 + roll(300)) * WAN;
    lives.set(no, { standing, stays, amountFen, createdAt: at, before: null });
  }

  /** One thing that may happen to an item. */
  function happen(no: number, at: number): void {
    const life = lives.get(no);
    if (life === undefined) {
      begin(no, at);
      return;
    }
    const { stage, outcome, place } = life.standing;
    const to = (next: Life) => lives.set(no, next);
    switch (roll(12)) {
      case 0:
      case 1:
      case 2:
      case 3:
        if (outcome === "open" && place === "owned" && (stage ?? 0) < 5)
          to(move(life, "advanced", { stage: Math.min(5, (stage ?? 0) + 1 + roll(2)) as Stage }, at));
        break;
      case 4:
        if (outcome === "open" && place === "owned") to(move(life, "won", { stage: 6, outcome: "won" }, at));
        break;
      case 5:
        if (outcome === "open") to(move(life, "lost", { outcome: "lost" }, at));
        else if (outcome === "lost") to(move(life, "restarted", { outcome: "open" }, at));
        break;
      case 6:
        if (outcome === "open" && (stage ?? 0) > 1)
          to(move(life, "moved-back", { stage: ((stage ?? 2) - 1) as Stage }, at));
        break;
      case 7:
        if (outcome !== "open") break;
        if (place === "owned")
          to(move(life, "returned", { place: "pool", ownerId: null, departmentId: null }, at));
        else if (place === "pool") to(move(life, "claimed", { place: "owned", ...whose() }, at));
        break;
      case 8:
        if (outcome === "open" && place === "owned") to(move(life, "transferred", whose(), at));
        break;
      case 9:
        if (place === "pool") to(move(life, "archived", { place: "dormant" }, at));
        else if (place === "dormant") to(move(life, "reactivated", { place: "pool" }, at));
        break;
      case 10:
        to({ ...life, amountFen: roll(6) === 0 ? null : (1 + roll(300)) * WAN });
        break;
      default:
        // 撤销; and taken back with all there is of it.
        if (life.before !== null) to({ ...life.before, before: null });
        else if (roll(4) === 0) lives.delete(no);
    }
  }

  const live = (no: number) => {
    let at = given.now - 400 * DAY + roll(390 * 24) * (DAY / 24);
    begin(no, at);
    for (let step = roll(7); step > 0; step--) {
      at = Math.min(given.now, at + (1 + roll(30 * 24)) * (DAY / 24));
      happen(no, at);
    }
  };
  for (let no = 1; no <= given.items; no++) live(no);

  function staysOf(no: number): readonly StayOfItem[] {
    const life = lives.get(no);
    if (life === undefined) return [];
    const { amountFen, createdAt, standing } = life;
    const shared = { customerId: no, createdAt, intake: standing.intake, amountFen };
    return life.stays.map((stay) => ({ ...(stay as StayOfItem), ...shared })).sort(byId);
  }
  const all = () => [...lives.keys()].flatMap((no) => staysOf(no)).sort(byId);

  return {
    happen,
    staysOf,
    all,
    /** As from the database: nothing is kept. */
    reading(pauses: readonly Pause[]): SeenReading {
      const stays = all();
      return {
        pauses: { since: async () => pauses } as unknown as SeenReading["pauses"],
        stays: {
          async since(scope, from) {
            const isInside = insideOf(scope);
            return stays.filter((stay) => isInside(stay) && (stay.leftAt === null || stay.leftAt >= from));
          },
        },
      };
    },
  };
}

function byId(one: StayOfItem, other: StayOfItem): number {
  return one.id - other.id;
}
