// A week's look at every department: what is unusual becomes a ticket of its head's, what stood is looked at again (rules.md 11;
// A57). [L68]
import type { Scene } from "../../chat/command.ts";
import { dayOf } from "../../domain/day.ts";
import { groupedBy } from "../../domain/grouped.ts";
import { type Figure, type Standing, type Week, weekOf } from "../../domain/insight/anomaly.ts";
import { leaderToTell } from "../../domain/people/org.ts";
import { BY_CLOCK, type Department } from "../../domain/people/people.ts";
import { comparedFrom, lately, windowOf } from "./look.ts";
import { report } from "./reports.ts";

export type AnomalyScene = Pick<Scene<unknown>, "now" | "store" | "rules" | "compute">;

const DAY_MS = 86_400_000;

export interface Opened extends Figure {
  readonly ticketId: number;
  readonly department: Department | undefined;
}
export type Closed = Week<Standing & { readonly answer: string | null }>["closes"][number] & {
  readonly department: Department | undefined;
};

/** By whom it is told to. Booked as it is told: in the transaction of the look. */
export async function anomalyWeek(scene: AnomalyScene): Promise<{
  /** No other department holds anything: it was compared with its own past. */
  readonly isAlone: boolean;
  readonly readers: ReadonlyMap<
    string,
    { readonly opened: readonly Opened[]; readonly closed: readonly Closed[] }
  >;
}> {
  const { now, store, rules } = scene;
  const org = await store.org.on(dayOf(now));
  const { findings, isAlone } = scene.compute(
    report("anomalies", {
      departmentIds: [...org.departments.keys()],
      window: windowOf(lately(scene), now),
      comparedFrom: comparedFrom(scene),
      rules: rules.insight,
    }),
  );
  const standing = await store.anomalies.standing();
  const patienceMs = rules.insight.unusual.patienceDays * DAY_MS;
  const { opens, closes } = weekOf(findings, standing, { now, patienceMs });

  const departmentOf = ({ departmentId }: Figure) => org.departments.get(departmentId);
  const closed = groupedBy(
    closes.map((one) => ({ ...one, department: departmentOf(one.anomaly) })),
    ({ anomaly }) => anomaly.askedId,
  );
  for (const { anomaly, result } of closes)
    await store.anomalies.close(anomaly.ticketId, { at: now, result });

  const opened = new Map<string, Opened[]>();
  for (const finding of opens) {
    const askedId = leaderToTell(org, finding.departmentId);
    if (askedId === null) continue;
    const figure = figureOf(finding);
    const { id: ticketId } = await store.tickets.add({ no: null, by: BY_CLOCK, at: now, askedId, text: "" });
    await store.anomalies.add({ ...figure, ticketId, askedId, openedAt: now });
    const line = { ...figure, ticketId, department: departmentOf(finding) };
    opened.set(askedId, [...(opened.get(askedId) ?? []), line]);
  }
  const readers = new Set([...opened.keys(), ...closed.keys()]);
  return {
    isAlone,
    readers: new Map(
      [...readers].map((reader) => [
        reader,
        { opened: opened.get(reader) ?? [], closed: closed.get(reader) ?? [] },
      ]),
    ),
  };
}

function figureOf({ departmentId, sign, stage, n, own, usual, isMore }: Figure): Figure {
  return { departmentId, sign, stage, n, own, usual, isMore };
}
