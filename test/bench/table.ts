// The targets beside what was measured, as a table of Markdown.
import { availableParallelism, cpus, release, totalmem } from "node:os";
import type { Figures, Measured } from "./ratios.ts";

interface Line {
  readonly no: string;
  readonly what: string;
  readonly target: string;
  readonly measured: number | null;
  readonly unit?: string;
  readonly isMet: boolean;
}

export function linesOf({ of, startMs, loopDelay, grouping, tick, outbox }: Measured): readonly Line[] {
  const rate = (name: string) => of[name]?.perSecond ?? Number.NaN;
  const ratio = (one: string, other: string) => rate(one) / rate(other);
  const { p99 = 0, most = 0, memory = 0 } = of["product SQLite"] ?? ({} as Partial<Figures>);
  const tail = p99 / (of["wechat single"]?.p99 ?? Number.NaN);
  const [own, server] = ["product SQLite", "product PostgreSQL"];
  return [
    least("P1", "own echo / limit echo", ratio("product echo", "limit echo"), 0.6),
    least("P1", "own echo / wechat echo", ratio("product echo", "wechat echo"), 1.3),
    least("P2", "跟进 on SQLite / limit, grouped insert", ratio(own, "limit grouped"), 0.25),
    least("P2", "跟进 on SQLite / wechat, an insert each", ratio(own, "wechat single"), 1.5),
    least("P2", "跟进 on SQLite / co-wechat, an insert each", ratio(own, "co-wechat single"), 1.5),
    ...(of[server] === undefined
      ? []
      : [
          least("P2", "跟进 on PostgreSQL / limit, grouped insert", ratio(server, "limit grouped"), 0.25),
          least("P2", "跟进 on PostgreSQL / wechat, an insert each", ratio(server, "wechat single"), 1.5),
        ]),
    least("P3", "跟进 on SQLite / own echo", ratio(own, "product echo"), 0.5),
    ...(grouping === null ? [] : [least("P3", "grouped / a commit each, 2 ms a sync", grouping, 10)]),
    most_("P4", "p99 of 跟进 / p99 of wechat with an insert", tail, 3),
    most_("P4", "slowest 跟进", most, 300, "ms"),
    most_("P4", "event-loop delay, p99, beside the minute's clock", loopDelay, 20, "ms"),
    most_("P6", "a tick, ten times the items that are not due", tick.tenfold, 1.5),
    most_("P6", "finding what is due / a scan", tick.ofScan, 0.15),
    least("P7", "outbox in batches of 100 / of 1", outbox.batches, 20),
    ...(outbox.twice === null
      ? []
      : [most_("P7", "taken twice by 4 workers on PostgreSQL", outbox.twice, 0)]),
    most_("P8", "memory after the run", memory, 180, "MiB"),
    most_("P9", "until it listens", startMs, 2000, "ms"),
  ];
}

function least(no: string, what: string, measured: number, target: number): Line {
  return { no, what, measured, target: `≥ ${target}`, isMet: measured >= target };
}

function most_(no: string, what: string, measured: number, target: number, unit = ""): Line {
  return { no, what, measured, unit, target: `≤ ${target} ${unit}`.trim(), isMet: measured <= target };
}

export function tableOf(measured: Measured): string {
  const rows = linesOf(measured).map(
    ({ no, what, target, measured: value, unit = "", isMet }) =>
      `| ${no} | ${what} | ${target} | ${shown(value)} ${unit}`.trimEnd() +
      ` | ${isMet ? "yes" : "**no**"} |`,
  );
  return ["| # | what | target | measured | met |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

export function ratesOf({ of }: Measured): string {
  const rows = Object.entries(of).map(
    ([name, { perSecond, p50, p99, most, still, processor, memory, late }]) =>
      `| ${name} | ${Math.round(perSecond)} | ${shown(p50)} | ${shown(p99)} | ${shown(most)} | ${shown(still)} | ${Math.round(processor)} | ${memory} | ${late} |`,
  );
  const head =
    "| server | requests/s | p50 ms | p99 ms | slowest ms | of it the load stood still | processor µs a request | MiB | after 4 s |";
  return [head, "| --- | --- | --- | --- | --- | --- | --- | --- | --- |", ...rows].join("\n");
}

export function shown(value: number | null): string {
  if (value === null) return "";
  return value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toPrecision(2);
}

export function machine({ load }: Pick<Measured, "load">): string {
  const gib = Math.round(totalmem() / 2 ** 30);
  const [before = 0, , , after = 0] = load;
  return (
    `${cpus()[0]?.model ?? "?"}, ${availableParallelism()} cores, ${gib} GiB, Linux ${release()}, Node ${process.version}; ` +
    `load average ${before.toFixed(1)} before and ${after.toFixed(1)} after`
  );
}
