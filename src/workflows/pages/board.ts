// The board of what somebody leads, or of their own: by stage, by person, what is stuck, the funnel with its times, the pyramid.
// Each of them is a page of its own that reads only what it shows.
import { toTheHour } from "../../domain/insight/seen.ts";
import { lookAt } from "../insight/look.ts";
import { toldFunnel, toldPyramid, toldStuck } from "../insight/told.ts";
import { peopleOn } from "./board-people.ts";
import { type StagesAsk, stagesOn } from "./board-stages.ts";
import type { LookScene, Values } from "./look-scene.ts";
import { periodOn } from "./period.ts";
import { frameOf, type Pictured } from "./pictured.ts";
import { type WhoseAsk, type WhosePage, whoseOn } from "./whose-page.ts";

export interface BoardAsk extends WhoseAsk, StagesAsk {
  readonly period: string;
  /** Which part; the first of them for what is none. */
  readonly show: string;
}

const PARTS = ["stages", "stuck", "funnel", "people", "pyramid"] as const;
/** Those that list no customer: all there is of a whole company, for whoever may read its figures. */
export const FIGURES: readonly string[] = ["funnel", "pyramid"];
const STUCK_SHOWN = { first: 5, past: 20, late: 100, longest: 3, ofStage: 100 };

/** Null for a department or a person that is not there, or not theirs to look at. */
export async function boardPage(ask: BoardAsk, scene: LookScene): Promise<Values | null> {
  const { actor, store, rules } = scene;
  const page = await whoseOn(ask, actor, store);
  if (page === null || !isTheirs(page)) return null;
  const isTeam = page.scope.kind === "departments";
  const isCompany = page.scope.kind === "company";
  const parts = PARTS.filter(
    (part) => (part !== "people" || isTeam) && (!isCompany || FIGURES.includes(part)),
  );
  const show = parts.find((part) => part === ask.show) ?? (isCompany ? "funnel" : "stages");
  const { when, period, isUnread } = periodOn(ask.period, { now: scene.now, rules, usual: "recent" });
  const look = lookAt(page, when, { rules, now: toTheHour(scene.now) });
  const { name, isOwn, department, person, departments } = page;
  const whose = { name, isOwn, department, person, departments, isTeam, isCompany };
  const part = await partOf(show, { ask, page, look }, scene);
  return { ...whose, ...look.values, period, isUnread, parts, show, ...part };
}

/** Whoever configures reads figures in the chat, and has no rights over a department's items (rules.md 12). */
function isTheirs({ scope, departments }: WhosePage): boolean {
  if (scope.kind !== "departments") return true;
  return scope.ids.every((id) => departments.some((led) => led.id === id));
}

interface Looked {
  readonly ask: BoardAsk;
  readonly page: WhosePage;
  readonly look: ReturnType<typeof lookAt>;
}

async function partOf(
  show: (typeof PARTS)[number],
  { ask, page, look }: Looked,
  scene: LookScene,
): Promise<Values> {
  switch (show) {
    case "stages":
      return stagesOn(page, ask, scene);
    case "people":
      return peopleOn(look, page, scene);
    case "stuck": {
      const { saying } = await toldStuck(look, STUCK_SHOWN, scene);
      return { stuck: saying.block === "nothing" ? null : saying.values };
    }
    case "funnel": {
      const { saying, flows, slowest } = toldFunnel(look, scene);
      const funnel: Pictured = { kind: "funnel", ...frameOf(look), flows };
      return {
        told: { words: told("funnel", saying) },
        pictures: { funnel },
        slowest: slowest !== null && slowest.stock > 0 ? slowest : null,
      };
    }
    case "pyramid": {
      const { saying, open } = toldPyramid(look, scene);
      const pyramid: Pictured = { kind: "pyramid", ...frameOf(look), open };
      return {
        told: { words: told("pyramid", saying) },
        pictures: { pyramid: open.count === 0 ? null : pyramid },
      };
    }
  }
}

/** In the chat's own words, for whoever cannot see a picture, or wants it exactly. */
function told(command: string, { block, values }: { readonly block: string; readonly values: Values }) {
  return { id: `commands/${command}`, block, values };
}
