// What is on the pictures of figures: computed when they go, of what their reader may see then, worded by templates/pictures.md.

import type { Store } from "../../db/store.ts";
import type { Picture } from "../charts/picture.ts";
import { isDay } from "../domain/day.ts";
import type { Scope } from "../domain/insight/scope.ts";
import { toTheHour } from "../domain/insight/seen.ts";
import { readScope } from "../workflows/insight/ask-picture.ts";
import { comparedFrom, windowOf } from "../workflows/insight/look.ts";
import { report } from "../workflows/insight/reports.ts";
import { type Asked, readableBy, readableInGroup } from "../workflows/insight/scope.ts";
import { CHANGE } from "../workflows/rules/change-picture.ts";
import { drawnChange } from "./change-picture.ts";
import { funnelPicture, heatmapPicture, pyramidPicture, targetPicture, type Words } from "./drawn-up.ts";
import type { PictureOf } from "./files-out.ts";
import type { Ground } from "./ground.ts";
import type { Reader } from "./reader.ts";

interface Frame {
  readonly asked: Asked;
  readonly scope: Scope;
  readonly when: { readonly from: string; readonly to: string };
  readonly words: Words;
  /** Of a target, fen. */
  readonly targetFen: number;
}

/** Null where it is not theirs to read, and for whatever else gets no figures. */
async function readableTo(
  { toKind, toId }: Parameters<PictureOf>[1],
  scope: Scope,
  store: Pick<Store, "people">,
): Promise<Asked | null> {
  if (toKind === "managers") return readableInGroup(Number(toId), scope, store);
  const actor = toKind === "member" ? await store.people.actor(toId) : null;
  return actor === null ? null : readableBy(actor, scope, store);
}

export function createPictureOf(
  { database, templates, now, rules }: Pick<Ground, "database" | "templates" | "now" | "rules">,
  reader: Pick<Reader, "compute">,
): PictureOf {
  const compute = <Result>(ask: { name: string; given: unknown; result?: Result }) =>
    reader.compute(ask) as Promise<Result>;

  return async ({ picture, of }, { toKind, toId }) => {
    if (picture === CHANGE)
      return toKind === "member"
        ? drawnChange(of, toId, { ground: { database, templates, now, rules }, reader })
        : null;
    const [who = "", from = "", to = "", target = ""] = of;
    const scope = readScope(who);
    if (scope === null || !isDay(from) || !isDay(to)) return null;
    const asked = await database.read((store) => readableTo({ toKind, toId }, scope, store));
    if (asked === null) return null;
    const group = toKind !== "member";
    const shared = { ...asked, when: { from, to }, now: now(), fewest: rules.insight.fewest, group };
    const words: Words = (block, values = {}) =>
      templates.render("pictures", block, { ...shared, ...values });
    return drawnUp(picture, { asked, scope, when: { from, to }, words, targetFen: Number(target) });
  };

  async function drawnUp(picture: string, frame: Frame): Promise<Picture | null> {
    const { asked, scope, when, words, targetFen } = frame;
    const window = windowOf(when, now());
    switch (picture) {
      case "funnel": {
        const { flows } = await compute(report("funnel", { scope, window }));
        return funnelPicture(flows, { fewest: rules.insight.fewest, words });
      }
      case "pyramid": {
        const { open } = await compute(report("pyramid", { scope, window, rules: rules.insight }));
        return open.count === 0 ? null : pyramidPicture(open, { tiersFen: rules.insight.tiersFen, words });
      }
      case "heatmap": {
        const year = { ...window, from: comparedFrom({ now: now(), rules }) };
        const found = await compute(report("strengths", { scope, window: year, rules: rules.insight }));
        const names = await database.read(({ people }) =>
          people.names(found.map(({ memberId }) => memberId)),
        );
        return found.length === 0 ? null : heatmapPicture(found, { names, words });
      }
      case "target": {
        const asks = [{ scope, from: when.from, to: when.to, counts: false }];
        // As the words beside it, and the page.
        const hour = toTheHour(now());
        const [booked] = await compute(report("results", { asks, asOf: hour }));
        const bookedFen = booked?.tally.signedFen ?? 0;
        const aim = { targetFen, bookedFen, endsAt: window.until, now: hour, rules: rules.insight };
        const { forecast, record } = await compute(
          report("reverse", { scope, around: asked.around, ...aim }),
        );
        return targetPicture({ targetFen, bookedFen, forecast, record }, words);
      }
      default:
        return null;
    }
  }
}
