// The soak as it is read: a line a minute, and what is to be said of all of it.
import { median, slope } from "./figures.ts";
import type { Held } from "./held.ts";
import type { Heard } from "./load.ts";
import { shown } from "./table.ts";
import type { Looks } from "./visitors.ts";

/** One turn of the load, and what was held shortly before its end. */
export interface Reading {
  /** Minutes since the soak began. */
  readonly at: number;
  readonly held: Held;
  readonly heard: Heard;
  readonly looks: Looks;
}

/** What the file holds when the product has been stopped. */
export interface Ended {
  /** Since its first request. */
  readonly acknowledged: number;
  readonly refused: number;
  readonly stored: number;
  /** What SQLite's integrity_check says: "ok". */
  readonly integrity: string;
}

export const READINGS_A_MINUTE = 6;
/** What is held once is held by then. */
const SETTLED_MINUTES = 2;

const COLUMNS = [
  ...[
    "minute",
    "MiB (least–most)",
    "threads",
    "handles",
    "WAL MiB",
    "file MiB",
    "loop p99 ms",
    "outbox",
    "answered/s",
  ],
  ...["p50 ms", "p99 ms", "slowest ms", "of it the load stood still", "after 4 s", "refused"],
  ...["pages", "slowest page ms"],
];

export const HEAD = `| ${COLUMNS.join(" | ")} |\n|${" --- |".repeat(COLUMNS.length)}`;

/** The last of a minute's readings; of the WAL, of what waits and of what is slow the worst; medians of p50 and p99. */
export function lineOf(readings: readonly Reading[]): string {
  const last = readings.at(-1);
  if (last === undefined) return "";
  const { memory, threads, handles, file } = last.held;
  const held = (what: keyof Held) => most(readings.map((one) => one.held[what]));
  const least = Math.min(...readings.map((one) => one.held.memory));
  const heard = (what: "p50" | "p99") => median(readings.map((one) => one.heard[what]));
  const [slowest = last] = [...readings].sort((one, other) => other.heard.most - one.heard.most);
  const times = readings.flatMap(({ looks }) => looks.times);
  const cells = [
    ...[last.at.toFixed(1), `${mib(memory)} (${mib(least)}–${mib(held("memory"))})`, threads, handles],
    ...[
      shown(held("wal")),
      shown(file),
      shown(held("loopDelay")),
      held("outbox"),
      Math.round(median(readings.map(answeredPerSecond))),
    ],
    ...[shown(heard("p50")), shown(heard("p99")), shown(slowest.heard.most), shown(slowest.heard.still)],
    ...[late(readings), refused(readings), times.length, shown(most(times))],
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The end is compared with minute 2, or a fifth of a shorter run; memory goes up and down, so each is a median of a minute's readings. */
export function verdictOf(readings: readonly Reading[], ended: Ended): string {
  const [first, last] = [readings[0], readings.at(-1)];
  if (first === undefined || last === undefined) return "";
  const settledBy = Math.min(SETTLED_MINUTES * READINGS_A_MINUTE, Math.ceil(readings.length / 5));
  const settled = readings.slice(0, settledBy).slice(-READINGS_A_MINUTE);
  const ending = readings.slice(-settled.length);
  const memoryIn = (some: readonly Reading[]) => mib(median(some.map(({ held }) => held.memory)));
  const half = readings.filter(({ at }) => at >= last.at / 2);
  const growth = slope(half.map(({ at, held }) => [at, held.memory]));
  const mostHeld = (what: keyof Held) => most(readings.map(({ held }) => held[what]));
  const failed = readings.flatMap(({ looks }) => looks.failed);
  const pages = readings.reduce((sum, { looks }) => sum + looks.times.length, 0);
  return [
    `Memory ${memoryIn(settled)} MiB at minute ${settled.at(-1)?.at.toFixed(1)}, ${memoryIn(ending)} at the end, ` +
      `${growth < 0 ? "−" : "+"}${Math.abs(growth).toFixed(2)} MiB a minute over the second half`,
    `handles ${first.held.handles} first, ${last.held.handles} last, ${mostHeld("handles")} at most`,
    `WAL ${mostHeld("wal").toFixed(1)} MiB at its largest, ${last.held.wal.toFixed(1)} last`,
    `${refused(readings)} refused, ${late(readings)} answered after 4 s, ` +
      `${failed.length} of ${pages} pages not shown${failed.length === 0 ? "" : ` (${failed[0]})`}`,
    `${ended.acknowledged} follow-ups acknowledged, ${ended.stored} stored, warming included`,
    `integrity_check: ${ended.integrity}.`,
  ].join("; ");
}

function answeredPerSecond({ heard: { perSecond, answered, late, refused } }: Reading): number {
  return (perSecond * answered) / Math.max(1, answered + late + refused);
}

const mib = (value: number) => String(Math.round(value));
const most = (values: readonly number[]) => Math.max(0, ...values);
const late = (readings: readonly Reading[]) => readings.reduce((sum, { heard }) => sum + heard.late, 0);
const refused = (readings: readonly Reading[]) => readings.reduce((sum, { heard }) => sum + heard.refused, 0);
