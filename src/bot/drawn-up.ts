// Figures as a picture has them, each word from templates/pictures.md.
import type {
  ChangePicture,
  FunnelPicture,
  FunnelRow,
  HeatmapPicture,
  PyramidPicture,
  TargetPicture,
} from "../charts/picture.ts";
import type { Forecast } from "../domain/insight/forecast.ts";
import { type Dwell, type StageFlow, slowestOf } from "../domain/insight/funnel.ts";
import type { Pyramid } from "../domain/insight/pyramid.ts";
import type { Fen } from "../domain/money.ts";
import type { ForecastLine } from "../workflows/rules/weighed.ts";

const DAY_MS = 86_400_000;
const STAGES = [1, 2, 3, 4, 5] as const;

/** A block of the template, rendered. */
export type Words = (block: string, values?: Readonly<Record<string, unknown>>) => string;

export function pyramidPicture(
  open: Pyramid,
  { tiersFen, words }: { readonly tiersFen: readonly Fen[]; readonly words: Words },
): PyramidPicture {
  return {
    kind: "pyramid",
    title: words("pyramid-title"),
    subtitle: words("pyramid-subtitle", { open }),
    footnote: open.unknown > 0 ? words("pyramid-footnote", { open }) : null,
    heads: { count: words("pyramid-count-head"), amount: words("pyramid-amount-head") },
    tiers: [...open.tiers].reverse().map((tier) => ({
      label: words("pyramid-tier", { tier, tiersFen }),
      count: {
        text: words("pyramid-count", { tier }),
        share: tier.shareOfCount / 10_000,
        shareText: words("share", { share: tier.shareOfCount }),
      },
      amount: {
        text: words("pyramid-amount", { tier }),
        share: tier.shareOfAmount / 10_000,
        shareText: words("share", { share: tier.shareOfAmount }),
      },
    })),
  };
}

export function funnelPicture(
  flows: readonly StageFlow[],
  { fewest, words }: { readonly fewest: number; readonly words: Words },
): FunnelPicture | null {
  const shown = flows.filter(({ stage, entered, stock }) => stage > 0 && (stage < 6 || entered + stock > 0));
  if (shown.every(({ entered, stock }) => entered + stock === 0)) return null;
  const slowest = slowestOf(shown, fewest);
  return {
    kind: "funnel",
    title: words("funnel-title"),
    subtitle: words("funnel-subtitle"),
    footnote: words("funnel-footnote", { isRested: shown.some(({ dwell }) => dwell.rested > 0) }),
    heads: { funnel: words("funnel-head"), dwell: words("dwell-head") },
    rows: shown.map((flow) => funnelRow(flow, { isSlowest: flow === slowest, words })),
  };
}

function funnelRow(
  flow: StageFlow,
  { isSlowest, words }: { readonly isSlowest: boolean; readonly words: Words },
): FunnelRow {
  const isLast = flow.stage === 6;
  return {
    label: words("stage", { stage: flow.stage }),
    count: flow.entered,
    countText: words("count", { count: flow.entered }),
    amountText: words("stock", { flow }),
    conversionText: isLast || flow.conversion === null ? null : words("conversion", { flow }),
    median: isLast ? null : spanOf(flow.dwell.medianMs, flow.dwell, (span) => words("median", span)),
    p80: isLast ? null : spanOf(flow.dwell.p80Ms, flow.dwell, (span) => words("p80", span)),
    sampleText: isLast ? "" : words("sample", { n: flow.dwell.n }),
    flag: isSlowest ? words("slowest") : null,
  };
}

function spanOf(
  ms: number | null,
  dwell: Dwell,
  textOf: (span: { ms: number; isMore: boolean }) => string,
): FunnelRow["median"] {
  if (dwell.n === 0) return null;
  const span = { ms: ms ?? dwell.longestMs, isMore: ms === null };
  return { days: span.ms / DAY_MS, isMore: span.isMore, text: textOf(span) };
}

interface Aim {
  readonly targetFen: Fen;
  readonly bookedFen: Fen;
  /** Beyond what is booked. */
  readonly forecast: Forecast | null;
  readonly record: { readonly tried: number; readonly held: number };
}

export function targetPicture(aim: Aim, words: Words): TargetPicture {
  const { targetFen, bookedFen, forecast, record } = aim;
  const [low, mid, high] = [forecast?.lowFen, forecast?.midFen, forecast?.highFen].map(
    (fen) => bookedFen + (fen ?? 0),
  ) as [Fen, Fen, Fen];
  return {
    kind: "target",
    title: words("target-title"),
    subtitle: words("target-subtitle"),
    footnote: record.tried === 0 ? null : words("target-footnote", { record }),
    rows: [
      {
        label: words("target-signed"),
        reachedText: words("share", { share: targetFen === 0 ? 0 : (bookedFen * 10_000) / targetFen }),
        booked: { value: bookedFen, text: words("target-booked", { fen: bookedFen }) },
        target: {
          value: targetFen,
          text: words("target-aim", { fen: targetFen, left: Math.max(0, targetFen - bookedFen) }),
        },
        forecast:
          forecast === null ? null : { low, mid, high, text: words("target-forecast", { low, mid, high }) },
      },
    ],
  };
}

interface Cell {
  readonly memberId: string;
  readonly stage: number;
  readonly rate: number;
  readonly dwell: Dwell;
}

/** People by name, not by figure: nobody is ranked. */
export function heatmapPicture(
  found: readonly Cell[],
  { names, words }: { readonly names: Readonly<Record<string, string>>; readonly words: Words },
): HeatmapPicture {
  const people = [...new Set(found.map(({ memberId }) => memberId))]
    .map((memberId) => ({ memberId, label: names[memberId] ?? memberId }))
    .sort((one, other) => one.label.localeCompare(other.label, "zh"));
  return {
    kind: "heatmap",
    title: words("heatmap-title"),
    subtitle: words("heatmap-subtitle"),
    footnote: words("heatmap-footnote", { isRested: found.some(({ dwell }) => dwell.rested > 0) }),
    columns: STAGES.map((stage) => words("stage", { stage })),
    legend: { low: words("low"), high: words("high"), hidden: words("hidden") },
    rows: people.map(({ memberId, label }) => ({
      label,
      cells: STAGES.map((stage) => {
        const cell = found.find((one) => one.memberId === memberId && one.stage === stage);
        if (cell === undefined) return null;
        const { rate, dwell } = cell;
        const below = spanOf(dwell.medianMs, dwell, (span) => words("cell-median", span))?.text;
        return {
          value: rate,
          text: words("share", { share: rate }),
          ...(below === undefined ? {} : { below }),
        };
      }),
    })),
  };
}

const MOST_ROWS = 10;

/** What the clock took back, or the acts that were stopped, or how often a day came: whichever the number is about. */
export function changePicture(lines: readonly ForecastLine[], words: Words): ChangePicture | null {
  const isReturned = lines.some(({ returnedBefore, returnedAfter }) => returnedBefore + returnedAfter > 0);
  const kind = lines.find(({ acts }) => acts !== null)?.acts?.kind ?? (isReturned ? "returned" : "due");
  const valuesOf = (line: ForecastLine): readonly [number, number] => {
    if (line.acts !== null) return [line.acts.before, line.acts.after];
    return isReturned ? [line.returnedBefore, line.returnedAfter] : [line.dueBefore, line.dueAfter];
  };
  const apart = (line: ForecastLine) => {
    const [before, after] = valuesOf(line);
    return Math.abs(after - before);
  };
  const shown = [...lines].sort((one, other) => apart(other) - apart(one)).slice(0, MOST_ROWS);
  if (shown.length === 0) return null;
  const amount = (value: number) => ({ value, text: words("change-count", { value, kind }) });
  return {
    kind: "change",
    title: words("change-title"),
    subtitle: words("change-subtitle", { kind }),
    footnote:
      lines.length > shown.length ? words("change-footnote", { more: lines.length - shown.length }) : null,
    heads: { before: words("change-before"), after: words("change-after") },
    rows: shown.map((line) => {
      const [before, after] = valuesOf(line);
      return { label: line.name, before: amount(before), after: amount(after) };
    }),
  };
}
