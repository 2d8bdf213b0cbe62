// Which pages are looked at, by a rep, a head, whoever leads all of them.
import { at } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { type ViewName, view } from "../../src/workflows/pages/views.ts";
import { TODAY } from "./results.ts";

export const REP = "p7";
export const HEAD = "p27";
export const MANAGER = "jingli";
export const ADMIN = "admin";
export const NOW = at(TODAY, 1000);

export type LookAt = readonly [
  name: string,
  userId: string,
  page: ViewName,
  of: Readonly<Record<string, unknown>>,
];

const BOARD = { department: "", person: "", period: "", stage: 0, page: 1 };
const DEPARTMENT = { ...BOARD, department: "107" };

export const looksAt = (own: number): readonly LookAt[] => [
  ["a rep's day", REP, "day", {}],
  ["a manager's day", MANAGER, "day", {}],
  ["a rep's item", REP, "story", { no: own }],
  ["a manager's item", MANAGER, "story", { no: own }],
  ["the pool", REP, "pool", { words: "", page: 1 }],
  ["a rep's search for a name", REP, "search", { words: `第${own}公司` }],
  ["a rep's search for what all are called", REP, "search", { words: "公司" }],
  ["a rep's search for somebody", REP, "search", { words: "王" }],
  ["a manager's search for a name", MANAGER, "search", { words: `第${own}公司` }],
  ["a manager's search for what all are called", MANAGER, "search", { words: "公司" }],
  ["a manager's search for somebody", MANAGER, "search", { words: "王" }],
  ["a manager's search for one character that nobody has", MANAGER, "search", { words: "龘" }],
  ...(["stages", "stuck", "funnel", "pyramid"] as const).flatMap((show): LookAt[] => [
    [`a rep's board, ${show}`, REP, "board", { ...BOARD, show }],
    [`a department's board, ${show}`, HEAD, "board", { ...DEPARTMENT, show }],
    [`the board of all of them, ${show}`, MANAGER, "board", { ...BOARD, show }],
  ]),
  ["a department's board, people", HEAD, "board", { ...DEPARTMENT, show: "people" }],
  ["the board of all of them, people", MANAGER, "board", { ...BOARD, show: "people" }],
  ["a department's stage, page 3", HEAD, "board", { ...DEPARTMENT, show: "stages", stage: 2, page: 3 }],
  ["a rep's targets", REP, "targets", { department: "", person: "", period: "quarter" }],
  ["a department's targets", HEAD, "targets", { department: "107", person: "", period: "quarter" }],
  ["the targets of all of them", MANAGER, "targets", { department: "", person: "", period: "quarter" }],
  ["a department's fund", HEAD, "fund", { department: "107", month: "" }],
  ["the log", ADMIN, "log", { who: "", kind: "", after: "" }],
  ["the log, of one person and kind", ADMIN, "log", { who: REP, kind: "claimed", after: "" }],
];

export const asked = ([, userId, page, of]: LookAt) =>
  view(page, { userId, beganAt: 0, rules: DEFAULT_RULEBOOK, of, said: null });
