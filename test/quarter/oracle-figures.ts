// The week's figures: the managers' group reads of whatever is under way; a head is asked of what the bot has put down as unusual.
// (Whether it is, is held by test/domain/insight; here, that it is told once, in time, to the right one.)
import { ADMIN } from "./company.ts";
import { type Expected, expected, type Scene } from "./expected.ts";
import type { AnomalyRow } from "./facts.ts";
import type { Daily } from "./oracle-days.ts";
import { addDays, isFirstOfWeek, mondayOf, short } from "./time.ts";

export const FIGURES: Daily = { kind: "weekly-figures", from: 630, until: 1200, collect: weeks };

function weeks(scene: Scene): Expected[] {
  const { today, groups, facts, held } = scene;
  if (!isFirstOfWeek(today)) return [];
  const parents = new Map(facts.departments.map(({ id, parentId }) => [id, parentId]));
  const isBelow = (id: number | null, top: number): boolean =>
    id !== null && (id === top || isBelow(parents.get(id) ?? null, top));
  return [...groups.managers]
    .filter((top) => held.some(({ departmentId, stage }) => stage !== null && isBelow(departmentId, top)))
    .map((top) => ({
      ...expected(scene, { kind: "weekly-figures", to: `managers/${top}`, items: [] }),
      date: short(addDays(mondayOf(today), -1)),
    }));
}

/** One message for each who is asked, or told what became of it; and one to the admin of what goes to rest. */
export function figuresTold(
  scene: Scene,
  { anomalies, rests }: { readonly anomalies: readonly AnomalyRow[]; readonly rests: number },
): Expected[] {
  const readers = new Set(anomalies.map(({ askedId }) => askedId));
  const counted = (kind: "unusual-figures" | "unheeded", to: string, items: readonly number[]) => ({
    ...expected(scene, { kind, to, items: [], most: 0, ...(kind === "unheeded" ? { undated: true } : {}) }),
    items,
  });
  return [
    ...[...readers].map((to) => {
      const opened = anomalies.filter(({ askedId, openedAt }) => askedId === to && openedAt === scene.now);
      return counted(
        "unusual-figures",
        to,
        opened.map(({ ticketId }) => ticketId),
      );
    }),
    ...(rests === 0
      ? []
      : [
          counted(
            "unheeded",
            ADMIN,
            Array.from({ length: rests }, (_, index) => index),
          ),
        ]),
  ];
}
