// Who may do what: the one table of rules.md 12, and how a person stands to an item.
import { RuleError } from "../rule-error.ts";
import type { Role } from "./people.ts";
import type { Relation } from "./relation.ts";

/** A department somebody leads, or belongs to: its id and its path from the root (`/1/2/5/`). */
export interface Branch {
  readonly id: number;
  readonly path: string;
}

/** The person who acts, as the directory and the admin know them. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly department: Branch;
  readonly largeDepartmentId: number;
  readonly leads: readonly Branch[];
  readonly roles: ReadonlySet<Role>;
}

const HOLDERS = ["owner", "deputy", "head", "manager"] as const;
const COMPANIONS = ["party", "mentor"] as const;

/** Relations of which one is enough. A new command adds its line here; rights-by-role.test.ts reads it whole. */
export const RIGHTS = {
  "record-lead": ["marketing", "cleaner", "head", "manager"],
  report: ["member"],
  create: ["member"],
  pool: ["member"],
  claim: ["member"],
  "check-duplicate": ["member"],
  /** One's own list; whose rows one may bring in is asked row by row. */
  import: ["member"],
  export: ["member"],
  today: ["member"],
  mine: ["member"],
  agenda: ["member"],
  "my-leads": ["member"],
  help: ["member"],
  rules: ["member"],
  grumble: ["member"],
  "voice-rule": ["member"],
  /** 改规则, 定规则, 急停: for whom is asked there. */
  "change-rule": ["head", "manager"],
  /** 破例: never of one's own, which is asked there. */
  except: ["head", "manager"],
  /** To whom it leads where is asked there. */
  "set-up": ["member"],
  more: ["member"],
  confirm: ["member"],
  cancel: ["member"],
  continue: ["member"],
  skip: ["member"],
  undo: ["member"],
  customer: ["member"],
  clean: ["cleaner"],
  "clean-next": ["cleaner", "head", "manager"],
  /** Judging a lead where the company has no cleaners (自清洗). */
  "self-clean": ["finder", "head", "manager"],
  "send-back": HOLDERS,
  "follow-up": [...HOLDERS, ...COMPANIONS],
  note: [...HOLDERS, ...COMPANIONS, "cleaning-desk"],
  show: [...HOLDERS, ...COMPANIONS, "companion-head", "cleaning-desk"],
  /** 为什么: whoever lost it to the clock reads of their own warnings. */
  why: [...HOLDERS, ...COMPANIONS, "companion-head", "cleaning-desk", "former"],
  /** 详情 of what lies in one's own pool, contact data masked; of what is won, for finance, its money. */
  look: [...HOLDERS, ...COMPANIONS, "companion-head", "cleaning-desk", "pool-scope", "books"],
  /** May turn to the cleaning desk at all; which verdict is whose is asked there. */
  judge: ["cleaner", "finder", ...HOLDERS],
  edit: [...HOLDERS, "cleaning-desk"],
  contact: [...HOLDERS, "cleaning-desk"],
  advance: HOLDERS,
  "move-back": HOLDERS,
  win: HOLDERS,
  lose: HOLDERS,
  restart: HOLDERS,
  return: HOLDERS,
  payment: [...HOLDERS, "finance"],
  "payment-plan": [...HOLDERS, "finance"],
  refund: [...HOLDERS, "finance"],
  /** 本月回款: whose is asked there. */
  "month-payments": ["member"],
  assign: ["head", "manager"],
  reassign: ["head", "manager"],
  transfer: HOLDERS,
  "withdraw-transfer": HOLDERS,
  "accept-transfer": ["receiver"],
  "decline-transfer": ["receiver"],
  "allow-transfer": ["approver"],
  "refuse-transfer": ["approver"],
  "hand-over": ["head", "manager"],
  archive: ["head", "manager", "pool-admin"],
  /** 公海建议: what of it is whose to decide is asked there. */
  "pool-review": ["head", "manager", "pool-admin", "admin"],
  /** 公海限看. */
  "limit-pool": ["admin"],
  /** 合并: asked of both, and of whatever else comes along. */
  merge: ["head", "manager"],
  reactivate: ["head", "manager", "pool-admin", "marketing"],
  eliminate: ["manager", "admin"],
  /** 核实, 解冻, 没问题: never of one's own, which is asked there. */
  verify: ["head", "manager", "pool-admin"],
  audit: ["auditor"],
  "decide-audit": ["manager", "audit-judge"],
  "answer-call": ["head", "manager"],
  "clear-sign": ["head", "manager"],
  escalate: HOLDERS,
  acknowledge: ["head", "manager"],
  visit: [...HOLDERS, ...COMPANIONS],
  /** 过问: never of one's own, which is asked there. */
  "ask-owner": ["head", "manager"],
  "ask-mentor": HOLDERS,
  "dismiss-mentor": HOLDERS,
  /** 我去, 去不了, 改时间. */
  "answer-mentoring": ["invited", "mentor"],
  "agree-time": HOLDERS,
  profit: ["head", "manager", "finance"],
  /** Whose department's is asked there. */
  fund: ["member"],
  praise: ["head", "manager"],
  /** The head of the deal, or of one of its mentors. */
  "send-praise": ["head", "manager", "companion-head"],
  "nominate-expert": ["head", "manager"],
  "appoint-expert": ["manager"],
  experts: ["member"],
  "give-resource": ["head", "manager"],
  together: ["head", "manager", "receiver"],
  keep: ["head", "manager"],
  grace: HOLDERS,
  "take-over": ["head", "manager"],
  "hand-back": ["head", "manager"],
  "no-change": HOLDERS,
  appeal: ["member"],
  "ask-help": HOLDERS,
  settle: ["head", "manager"],
  celebrate: HOLDERS,
  "no-celebration": HOLDERS,
  overdue: ["head", "manager"],
  /** 部门商机, 商机 @张三, 本周动态: whose are asked there. */
  team: ["head", "manager"],
  deputize: ["head", "manager"],
  "allow-leave": ["head", "manager"],
  "refuse-leave": ["head", "manager"],
  leave: ["member"],
  "my-reminders": ["member"],
  "cancel-reminder": ["member"],
  mute: ["member"],
  "bind-me": ["member"],
  "unbind-me": ["member"],
  cards: ["member"],
  "remind-me": [...HOLDERS, ...COMPANIONS],
  /** 分成 #12 alone shows it. */
  split: [...HOLDERS, "party", "companion-head", "negotiator", "judge"],
  "propose-split": HOLDERS,
  /** Whether it is their turn, and their split, is asked there. */
  "answer-split": ["owner", "party", "negotiator"],
  "decide-split": ["manager", "judge"],
  "approve-split": ["head", "manager", "judge"],
  quiet: HOLDERS,
  /** Whose yes is asked for is asked there. */
  "answer-quiet": ["member"],
  /** 标, 可以宣传: what a customer is to us. */
  value: HOLDERS,
  /** 准标, 不准标. */
  "confirm-value": ["head", "manager"],
  /** What there is; who changes it is asked there. */
  products: ["member"],
  "edit-products": ["admin"],
  "erase-personal": ["admin"],
  /** Whose is asked there. */
  "cleaning-quality": ["cleaner", "head", "manager", "admin"],
  /** 漏斗, 停留, 卡点 and their like: whose is asked there. */
  insight: ["member"],
  /** 能推送吗, 已推送: peace binds everybody. */
  "product-push": ["member"],
  /** 渠道码. */
  channel: ["admin"],
  "set-role": ["admin"],
  "failed-notices": ["admin"],
  "accept-directory": ["admin"],
  "bind-group": ["admin", "head", "manager"],
  "unbind-group": ["admin", "head", "manager"],
  sheets: ["admin", "head", "manager"],
  "create-group": ["admin", "head", "manager"],
} as const satisfies Record<string, readonly Relation[]>;

export type Verb = keyof typeof RIGHTS;

/** True when one of the relations the person has is enough for the verb (rules.md 12). */
export function may(verb: Verb, relations: ReadonlySet<Relation>): boolean {
  return RIGHTS[verb].some((relation) => relations.has(relation));
}

/** Refuses whoever does not lead a person's department or one above it. */
export function mustLead(actor: Actor, person: { readonly name: string; readonly department: Branch }): void {
  if (actor.leads.some((led) => isWithin(person.department.path, led))) return;
  throw new RuleError("not-their-head", { name: person.name });
}

/** Refuses whoever neither configures nor leads the department or one above it. */
export function mustAdminister(actor: Actor, department: Branch): void {
  if (actor.roles.has("admin") || actor.leads.some((led) => isWithin(department.path, led))) return;
  throw new RuleError("not-your-department", { department });
}

/** The relations somebody has without any item: member, their roles, head of anything, manager of a large department. */
export function ownRelations(actor: Actor): Set<Relation> {
  const relations = new Set<Relation>(["member", ...actor.roles]);
  if (actor.leads.length > 0) relations.add("head");
  if (actor.leads.some((led) => depth(led.path) <= 2)) relations.add("manager");
  return relations;
}

/** Whether a path from the root runs through a department. */
export function isWithin(path: string, department: Branch): boolean {
  return path.startsWith(department.path);
}

/** Whether somebody was asked in a unit's name, or leads it or one above it. */
export function speaksFor(
  actor: Pick<Actor, "userId" | "leads">,
  { askedId, unit }: { readonly askedId: string | null; readonly unit: Branch | null },
): boolean {
  return askedId === actor.userId || (unit !== null && actor.leads.some((led) => isWithin(unit.path, led)));
}

/** Whether somebody belongs to the large department of a pool: its scope (rules.md 7). */
export function isInScope(actor: Pick<Actor, "department">, largePath: string): boolean {
  return actor.department.path.startsWith(largePath);
}

function depth(path: string): number {
  return path.split("/").length - 2;
}
