// What is on the pictures of figures: computed when they go, of what their reader may see then, worded by templates/pictures.md.
import type { FunnelPicture, FunnelRow, HeatmapPicture, Picture, PyramidPicture } from "../charts/picture.ts";
import { addDays, at, dayOf, isDay } from "../domain/day.ts";
import type { Dwell, StageFlow } from "../domain/insight/funnel.ts";
import type { Pyramid } from "../domain/insight/pyramid.ts";
import type { Scope } from "../domain/insight/scope.ts";
import { readScope } from "../workflows/insight/ask-picture.ts";
import { report } from "../workflows/insight/reports.ts";
import { type Asked, readableBy } from "../workflows/insight/scope.ts";
import type { PictureOf } from "./files-out.ts";
import type { Ground } from "./ground.ts";
import type { Reader } from "./reader.ts";

const DAY_MS = 86_400_000;
const STAGES = [1, 2, 3, 4, 5] as const;

type Words = (block: string, values?: Readonly<Record<string, unknown>>) => string;

interface Frame {
  readonly asked: Asked;
  readonly scope: Scope;
  readonly when: { readonly from: string; readonly to: string };
  readonly words: Words;
}

export function createPictureOf(
  { database, templates, now, rules }: Pick<Ground, "database" | "templates" | "now" | "rules">,
  reader: Pick<Reader, "compute">,
): PictureOf {
  const compute = <Result>(ask: { name: string; given: unknown; result?: Result }) =>
    reader.compute(ask) as Promise<Result>;

  return async ({ picture, of }, { toKind, toId }) => {
    const [who = "", from = "", to = ""] = of;
    const scope = readScope(who);
    if (toKind !== "member" || scope === null || !isDay(from) || !isDay(to)) return null;
    const asked = await database.read(async (store) => {
      const actor = await store.people.actor(toId);
      return actor === null ? null : readableBy(actor, scope, store);
    });
    if (asked === null) return null;
    const shared = { ...asked, when: { from, to }, now: now(), fewest: rules.insight.fewest };
    const words: Words = (block, values = {}) =>
      templates.render("pictures", block, { ...shared, ...values });
    return drawnUp(picture, { asked, scope, when: { from, to }, words });
  };

  async function drawnUp(picture: string, frame: Frame): Promise<Picture | null> {
    const { scope, when, words } = frame;
    const window = { from: at(when.from), until: at(addDays(when.to, 1)), asOf: now() };
    switch (picture) {
      case "funnel": {
        const { flows } = await compute(report("funnel", { scope, window }));
        return funnelPicture(flows, words);
      }
      case "pyramid": {
        const { open } = await compute(report("pyramid", { scope, window, rules: rules.insight }));
        return open.count === 0 ? null : pyramidPicture(open, words);
      }
      case "heatmap": {
        const year = { ...window, from: at(dayOf(now())) - rules.insight.comparedDays * DAY_MS };
        const found = await compute(report("strengths", { scope, window: year, rules: rules.insight }));
        const names = await database.read(({ people }) =>
          people.names(found.map(({ memberId }) => memberId)),
        );
        return found.length === 0 ? null : heatmapPicture(found, { names, words });
      }
      default:
        return null;
    }
  }

  function pyramidPicture(open: Pyramid, words: Words): PyramidPicture {
    return {
      kind: "pyramid",
      title: words("pyramid-title"),
      subtitle: words("pyramid-subtitle", { open }),
      footnote: open.unknown > 0 ? words("pyramid-footnote", { open }) : null,
      heads: { count: words("pyramid-count-head"), amount: words("pyramid-amount-head") },
      tiers: [...open.tiers].reverse().map((tier) => ({
        label: words("pyramid-tier", { tier, tiersFen: rules.insight.tiersFen }),
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
}

function funnelPicture(flows: readonly StageFlow[], words: Words): FunnelPicture | null {
  const shown = flows.filter(({ stage, entered, stock }) => stage > 0 && (stage < 6 || entered + stock > 0));
  if (shown.every(({ entered, stock }) => entered + stock === 0)) return null;
  const lengthOf = ({ dwell }: StageFlow) => dwell.medianMs ?? dwell.longestMs;
  const [slowest] = shown
    .filter(({ stage, dwell }) => stage < 6 && dwell.n > 0)
    .sort((one, other) => lengthOf(other) - lengthOf(one));
  return {
    kind: "funnel",
    title: words("funnel-title"),
    subtitle: words("funnel-subtitle"),
    footnote: words("funnel-footnote"),
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

interface Cell {
  readonly memberId: string;
  readonly stage: number;
  readonly rate: number;
}

/** People by name, not by figure: nobody is ranked. */
function heatmapPicture(
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
    footnote: words("heatmap-footnote"),
    columns: STAGES.map((stage) => words("stage", { stage })),
    legend: { low: words("low"), high: words("high"), hidden: words("hidden") },
    rows: people.map(({ memberId, label }) => ({
      label,
      cells: STAGES.map((stage) => {
        const cell = found.find((one) => one.memberId === memberId && one.stage === stage);
        return cell === undefined ? null : { value: cell.rate, text: words("share", { share: cell.rate }) };
      }),
    })),
  };
}
