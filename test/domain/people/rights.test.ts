// The table of rules.md 12 by people: who may, by the way they stand to an item. rights-by-role.test.ts holds every command.
import { describe, expect, test } from "vitest";
import type { Item } from "../../../src/domain/item/item.ts";
import { type Actor, may, ownRelations, RIGHTS, type Verb } from "../../../src/domain/people/rights.ts";
import { relationsTo } from "../../../src/domain/people/standing.ts";
import { actor, anItem, inPool, PATHS } from "../an-item.ts";

const PEOPLE: Readonly<Record<string, Actor>> = {
  owner: actor("owner"),
  colleague: actor("colleague"),
  "head of the department": actor("head", { leads: [PATHS.one] }),
  "head of another department": actor("other", { path: PATHS.two, leads: [PATHS.two] }),
  manager: actor("manager", { path: PATHS.large, leads: [PATHS.large] }),
  "manager elsewhere": actor("south", { path: PATHS.south, leads: ["/1/5/"] }),
  "head of the company": actor("boss", { path: PATHS.root, leads: [PATHS.root] }),
  "member elsewhere": actor("far", { path: PATHS.south }),
  cleaner: actor("cleaner", { path: "/1/7/", roles: ["cleaner"] }),
  marketing: actor("market", { path: "/1/7/", roles: ["marketing"] }),
  "pool admin": actor("pooladmin", { path: "/1/7/", roles: ["pool-admin"] }),
  finance: actor("finance", { path: "/1/7/", roles: ["finance"] }),
  admin: actor("admin", { path: "/1/7/", roles: ["admin"] }),
};
const EVERYBODY = Object.keys(PEOPLE);
const LINE = ["owner", "head of the department", "manager", "head of the company"];

/** Who may, of an item in stage 1 that the owner of department 一部 holds. */
const OWNED: Partial<Record<Verb, readonly string[]>> = {
  "follow-up": LINE,
  note: LINE,
  show: LINE,
  look: LINE,
  advance: LINE,
  "move-back": LINE,
  edit: LINE,
  contact: LINE,
  win: LINE,
  lose: LINE,
  restart: LINE,
  return: LINE,
  payment: [...LINE, "finance"],
  "payment-plan": [...LINE, "finance"],
  refund: [...LINE, "finance"],
  reassign: ["head of the department", "manager", "head of the company"],
  transfer: LINE,
  "withdraw-transfer": LINE,
  "accept-transfer": [],
  "allow-transfer": [],
  eliminate: ["manager", "head of the company", "admin"],
};

/** Who may, of an item in the pool of the large department, recorded by marketing's `market`. */
const POOLED: Partial<Record<Verb, readonly string[]>> = {
  claim: EVERYBODY,
  look: [
    "owner",
    "colleague",
    "head of the department",
    "head of another department",
    "manager",
    "head of the company",
    "pool admin",
  ],
  assign: ["head of the department", "head of another department", "manager", "head of the company"],
  archive: [
    "head of the department",
    "head of another department",
    "manager",
    "head of the company",
    "pool admin",
  ],
  reactivate: [
    "head of the department",
    "head of another department",
    "manager",
    "head of the company",
    "pool admin",
    "marketing",
  ],
  eliminate: ["manager", "head of the company", "admin"],
  "follow-up": ["head of the department", "head of another department", "manager", "head of the company"],
};

/** Who may, of marketing's lead in cleaning. */
const IN_CLEANING: Partial<Record<Verb, readonly string[]>> = {
  clean: ["cleaner"],
  edit: ["head of the company", "cleaner", "marketing"],
  contact: ["head of the company", "cleaner", "marketing"],
  show: ["head of the company", "cleaner", "marketing"],
  note: ["head of the company", "cleaner", "marketing"],
  "self-clean": ["head of the company", "marketing"],
};

/** Commands that speak of no item. */
const ANYWHERE: Partial<Record<Verb, readonly string[]>> = {
  report: EVERYBODY,
  create: EVERYBODY,
  pool: EVERYBODY,
  "check-duplicate": EVERYBODY,
  today: EVERYBODY,
  mine: EVERYBODY,
  help: EVERYBODY,
  more: EVERYBODY,
  confirm: EVERYBODY,
  cancel: EVERYBODY,
  continue: EVERYBODY,
  skip: EVERYBODY,
  undo: EVERYBODY,
  customer: EVERYBODY,
  "record-lead": [
    "head of the department",
    "head of another department",
    "manager",
    "manager elsewhere",
    "head of the company",
    "cleaner",
    "marketing",
  ],
  "clean-next": [
    "head of the department",
    "head of another department",
    "manager",
    "manager elsewhere",
    "head of the company",
    "cleaner",
  ],
  "hand-over": [
    "head of the department",
    "head of another department",
    "manager",
    "manager elsewhere",
    "head of the company",
  ],
  "set-role": ["admin"],
  "failed-notices": ["admin"],
  "accept-directory": ["admin"],
  "bind-group": [
    "admin",
    "head of the department",
    "head of another department",
    "manager",
    "manager elsewhere",
    "head of the company",
  ],
  "unbind-group": [
    "admin",
    "head of the department",
    "head of another department",
    "manager",
    "manager elsewhere",
    "head of the company",
  ],
  sheets: [
    "admin",
    "head of the department",
    "head of another department",
    "manager",
    "manager elsewhere",
    "head of the company",
  ],
};

const allowed = (verb: Verb, item: Item, around: { holderPath: string | null; largePath: string }) =>
  EVERYBODY.filter((who) => may(verb, relationsTo(PEOPLE[who] as Actor, { item, ...around })));

function table(verbs: Partial<Record<Verb, readonly string[]>>, ask: (verb: Verb) => string[]): void {
  test.each(Object.entries(verbs) as [Verb, readonly string[]][])("%s", (verb, expected) => {
    expect(ask(verb).sort()).toEqual([...expected].sort());
  });
}

describe("an item somebody holds", () => {
  const item = anItem({ finderId: null });
  table(OWNED, (verb) => allowed(verb, item, { holderPath: PATHS.one, largePath: PATHS.large }));
});

describe("an item in the pool", () => {
  table(POOLED, (verb) => allowed(verb, inPool(), { holderPath: null, largePath: PATHS.large }));
});

describe("a lead in cleaning", () => {
  const lead = anItem({
    kind: "lead",
    place: "cleaning",
    stage: null,
    ownerId: null,
    intake: "marketing",
    finderId: "market",
  });
  table(IN_CLEANING, (verb) => allowed(verb, lead, { holderPath: "/1/7/", largePath: PATHS.root }));
});

describe("without an item", () => {
  table(ANYWHERE, (verb) => EVERYBODY.filter((who) => may(verb, ownRelations(PEOPLE[who] as Actor))));
});

test("a finder judges their own reported lead where there are no cleaners, and sees it", () => {
  const lead = anItem({ kind: "lead", stage: null, intake: "reported", finderId: "owner" });
  expect(allowed("self-clean", lead, { holderPath: PATHS.one, largePath: PATHS.large })).toEqual(LINE);
});

test("whoever is asked to agree to a split answers it, and sees nothing else of the item", () => {
  const around = {
    item: anItem(),
    holderPath: PATHS.one,
    largePath: PATHS.large,
    standing: "negotiator",
  } as const;
  const asked = relationsTo(PEOPLE["member elsewhere"] as Actor, around);
  const rights = (Object.keys(RIGHTS) as Verb[]).filter((verb) => may(verb, asked));
  const open = (Object.keys(RIGHTS) as Verb[]).filter((verb) =>
    (RIGHTS[verb] as readonly string[]).includes("member"),
  );
  expect(rights.filter((verb) => !open.includes(verb)).sort()).toEqual(["answer-split", "split"]);
});

test("the admin configures and has no rights over items", () => {
  const item = anItem();
  const rights = (Object.keys(RIGHTS) as Verb[]).filter((verb) =>
    may(verb, relationsTo(PEOPLE["admin"] as Actor, { item, holderPath: PATHS.one, largePath: PATHS.large })),
  );
  const open = (Object.keys(RIGHTS) as Verb[]).filter((verb) =>
    (RIGHTS[verb] as readonly string[]).includes("member"),
  );
  expect(rights.filter((verb) => !open.includes(verb)).sort()).toEqual([
    "accept-directory",
    "bind-group",
    "channel",
    // How leads were cleaned is told by who cleaned them; no item is opened by it.
    "cleaning-quality",
    "create-group",
    "edit-products",
    "eliminate",
    // Named by its number; nothing of the item is shown but which it is.
    "erase-personal",
    "failed-notices",
    "limit-pool",
    // Lists of what may be 淘汰, which is the admin's too; it opens no item.
    "pool-review",
    "set-role",
    // Which table shows them; whether with amounts is not theirs to say.
    "sheets",
    "unbind-group",
  ]);
});
