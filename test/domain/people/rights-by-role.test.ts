// rules.md 12 read row by row: what one role alone opens, by whose the item is. Written from the rules, not from RIGHTS.
import { expect, test } from "vitest";
import type { Item } from "../../../src/domain/item/item.ts";
import {
  type Actor,
  may,
  mustAdminister,
  ownRelations,
  RIGHTS,
  type Verb,
} from "../../../src/domain/people/rights.ts";
import { relationsTo } from "../../../src/domain/people/standing.ts";
import { actor, anItem, inPool, PATHS, refusal } from "../an-item.ts";

/** One role each, all at home in the same department but the manager, who stands above it. */
const PEOPLE: Readonly<Record<string, Actor>> = {
  member: actor("member"),
  head: actor("head", { leads: [PATHS.one] }),
  manager: actor("manager", { path: PATHS.large, leads: [PATHS.large] }),
  cleaner: actor("cleaner", { roles: ["cleaner"] }),
  marketing: actor("marketing", { roles: ["marketing"] }),
  "pool-admin": actor("pool-admin", { roles: ["pool-admin"] }),
  finance: actor("finance", { roles: ["finance"] }),
  admin: actor("admin", { roles: ["admin"] }),
};

/** Each cell: the roles that may; `all` is all eight, `-` nobody. */
const OF_AN_ITEM = `
command      | own       | department               | foreign                      | pool                 | far pool             | cleaning
follow-up    | all       | head manager             | -                            | head manager         | -                    | -
note         | all       | head manager             | -                            | head manager         | -                    | cleaner
show         | all       | head manager             | -                            | head manager         | -                    | cleaner
why          | all       | head manager             | -                            | head manager         | -                    | cleaner
look         | all       | head manager             | -                            | all                  | pool-admin           | cleaner
edit         | all       | head manager             | -                            | head manager         | -                    | cleaner
contact      | all       | head manager             | -                            | head manager         | -                    | cleaner
advance      | all       | head manager             | -                            | head manager         | -                    | -
move-back    | all       | head manager             | -                            | head manager         | -                    | -
win          | all       | head manager             | -                            | head manager         | -                    | -
lose         | all       | head manager             | -                            | head manager         | -                    | -
restart      | all       | head manager             | -                            | head manager         | -                    | -
return       | all       | head manager             | -                            | head manager         | -                    | -
send-back    | all       | head manager             | -                            | head manager         | -                    | -
payment      | all       | head manager finance     | finance                      | head manager finance | finance              | finance
payment-plan | all       | head manager finance     | finance                      | head manager finance | finance              | finance
refund       | all       | head manager finance     | finance                      | head manager finance | finance              | finance
clean        | cleaner   | cleaner                  | cleaner                      | cleaner              | cleaner              | cleaner
self-clean   | head manager | head manager          | -                            | head manager         | -                    | -
judge        | all       | head manager cleaner     | cleaner                      | head manager cleaner | cleaner              | cleaner
claim        | all       | all                      | all                          | all                  | all                  | all
assign       | head manager | head manager          | -                            | head manager         | -                    | -
reassign     | head manager | head manager          | -                            | head manager         | -                    | -
merge        | head manager | head manager          | -                            | head manager         | -                    | -
quiet        | all       | head manager             | -                            | head manager         | -                    | -
transfer     | all       | head manager             | -                            | head manager         | -                    | -
withdraw-transfer | all  | head manager             | -                            | head manager         | -                    | -
accept-transfer | -      | -                        | -                            | -                    | -                    | -
decline-transfer | -     | -                        | -                            | -                    | -                    | -
allow-transfer | -       | -                        | -                            | -                    | -                    | -
refuse-transfer | -      | -                        | -                            | -                    | -                    | -
archive      | head manager pool-admin | head manager pool-admin | pool-admin      | head manager pool-admin | pool-admin        | pool-admin
reactivate   | head manager pool-admin marketing | head manager pool-admin marketing | pool-admin marketing | head manager pool-admin marketing | pool-admin marketing | pool-admin marketing
escalate     | all       | head manager             | -                            | head manager         | -                    | -
grace        | all       | head manager             | -                            | head manager         | -                    | -
no-change    | all       | head manager             | -                            | head manager         | -                    | -
ask-help     | all       | head manager             | -                            | head manager         | -                    | -
celebrate    | all       | head manager             | -                            | head manager         | -                    | -
no-celebration | all       | head manager             | -                            | head manager         | -                    | -
remind-me    | all       | head manager             | -                            | head manager         | -                    | -
acknowledge  | head manager | head manager          | -                            | head manager         | -                    | -
visit        | all       | head manager             | -                            | head manager         | -                    | -
ask-owner    | head manager | head manager          | -                            | head manager         | -                    | -
ask-mentor   | all       | head manager             | -                            | head manager         | -                    | -
dismiss-mentor | all     | head manager             | -                            | head manager         | -                    | -
agree-time   | all       | head manager             | -                            | head manager         | -                    | -
answer-mentoring | -     | -                        | -                            | -                    | -                    | -
profit       | head manager finance | head manager finance | finance               | head manager finance | finance              | finance
send-praise  | head manager | head manager          | -                            | head manager         | -                    | -
give-resource | head manager | head manager          | -                            | head manager         | -                    | -
together     | head manager | head manager          | -                            | head manager         | -                    | -
keep         | head manager | head manager          | -                            | head manager         | -                    | -
except       | head manager | head manager          | -                            | head manager         | -                    | -
take-over    | head manager | head manager          | -                            | head manager         | -                    | -
hand-back    | head manager | head manager          | -                            | head manager         | -                    | -
split        | all       | head manager             | -                            | head manager         | -                    | -
propose-split | all      | head manager             | -                            | head manager         | -                    | -
answer-split | all       | -                        | -                            | -                    | -                    | -
decide-split | manager   | manager                  | -                            | manager              | -                    | -
approve-split | head manager | head manager          | -                            | head manager         | -                    | -
verify       | head manager pool-admin | head manager pool-admin | pool-admin       | head manager pool-admin | pool-admin        | pool-admin
decide-audit | manager   | manager                  | -                            | manager              | -                    | -
answer-call  | head manager | head manager          | -                            | head manager         | -                    | -
audit        | -         | -                        | -                            | -                    | -                    | -
clear-sign   | head manager | head manager          | -                            | head manager         | -                    | -
eliminate    | manager admin | manager admin        | admin                        | manager admin        | admin                | admin
value        | all       | head manager             | -                            | head manager         | -                    | -
confirm-value | head manager | head manager          | -                            | head manager         | -                    | -
erase-personal | admin   | admin                    | admin                        | admin                | admin                | admin
`;

const OF_NO_ITEM: Readonly<Partial<Record<Verb, string>>> = {
  "record-lead": "marketing cleaner head manager",
  "pool-review": "head manager pool-admin admin",
  "limit-pool": "admin",
  "clean-next": "cleaner head manager",
  "bind-group": "admin head manager",
  "unbind-group": "admin head manager",
  sheets: "admin head manager",
  "create-group": "admin head manager",
  settle: "head manager",
  overdue: "head manager",
  team: "head manager",
  "change-rule": "head manager",
  deputize: "head manager",
  "allow-leave": "head manager",
  "refuse-leave": "head manager",
  "hand-over": "head manager",
  channel: "admin",
  "set-role": "admin",
  "failed-notices": "admin",
  "accept-directory": "admin",
  "edit-products": "admin",
  "cleaning-quality": "cleaner head manager admin",
  praise: "head manager",
  "nominate-expert": "head manager",
  "appoint-expert": "manager",
  ...Object.fromEntries(
    "report create pool check-duplicate import export today mine agenda my-leads help rules grumble voice-rule more confirm cancel continue skip undo customer leave my-reminders cancel-reminder mute cards appeal fund experts bind-me unbind-me month-payments set-up answer-quiet product-push products insight"
      .split(" ")
      .map((verb) => [verb, "all"]),
  ),
};

const [heading = [], ...rows] = OF_AN_ITEM.trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));
const cells = rows.flatMap(([verb, ...who]) =>
  who.map((roles, column) => [verb as Verb, heading[column + 1] as string, roles] as const),
);

/** How the item of a column lies before one person: its fields, its holder's path and its pool's. */
function situation(column: string, asker: Actor): [Partial<Item>, string | null, string] {
  switch (column) {
    case "own":
      return [{ ownerId: asker.userId }, asker.department.path, PATHS.large];
    case "department":
      return [{ ownerId: "colleague" }, PATHS.one, PATHS.large];
    case "foreign":
      return [{ ownerId: "stranger" }, PATHS.south, "/1/5/"];
    case "pool":
      return [inPool(), null, PATHS.large];
    case "far pool":
      return [inPool(), null, "/1/5/"];
    default:
      return [{ kind: "lead", place: "cleaning", stage: null, ownerId: null }, "/1/7/", PATHS.root];
  }
}

function relations(column: string, asker: Actor, finderId = "somebody") {
  const [changes, holderPath, largePath] = situation(column, asker);
  return relationsTo(asker, { item: anItem({ ...changes, finderId }), holderPath, largePath });
}

const named = (roles: string) =>
  roles === "all" ? Object.keys(PEOPLE).sort() : roles === "-" ? [] : roles.split(" ").sort();
const whoMay = (allows: (asker: Actor) => boolean) =>
  Object.keys(PEOPLE)
    .filter((role) => allows(PEOPLE[role] as Actor))
    .sort();

test.each(cells)("%s, item: %s → %s", (verb, column, roles) => {
  expect(whoMay((asker) => may(verb, relations(column, asker)))).toEqual(named(roles));
});

test.each(Object.entries(OF_NO_ITEM))("%s, no item → %s", (verb, roles) => {
  expect(whoMay((asker) => may(verb as Verb, ownRelations(asker)))).toEqual(named(roles));
});

test("every command of the program stands in one of the two tables", () => {
  expect([...rows.map(([verb]) => verb), ...Object.keys(OF_NO_ITEM)].sort()).toEqual(
    Object.keys(RIGHTS).sort(),
  );
});

test("an offer opens its answers to whom it was made and to who speaks for a side; to look, to nobody", () => {
  const offers = [{ toId: "member", sides: [{ askedId: "finance", unit: { id: 2, path: PATHS.large } }] }];
  const verbs = ["accept-transfer", "decline-transfer", "together", "allow-transfer", "look"] as const;
  const opened = (asker: Actor) => {
    const item = anItem({ ownerId: "stranger", finderId: "stranger" });
    const seen = relationsTo(asker, { item, holderPath: PATHS.south, largePath: "/1/5/", offers });
    return verbs.filter((verb) => may(verb, seen));
  };
  const all = Object.entries(PEOPLE).map(([role, asker]) => [role, opened(asker)] as const);
  expect(Object.fromEntries(all.filter(([, open]) => open.length > 0))).toEqual({
    member: ["accept-transfer", "decline-transfer", "together"],
    finance: ["allow-transfer"],
    manager: ["allow-transfer"],
  });
});

test("a won deal, and no other, is looked at by finance too, for its money", () => {
  const verbs = Object.keys(RIGHTS) as Verb[];
  const opened = (outcome: "open" | "won" | "lost") => {
    const item = anItem({ ownerId: "stranger", finderId: "stranger", outcome });
    const seen = relationsTo(PEOPLE["finance"] as Actor, {
      item,
      holderPath: PATHS.south,
      largePath: "/1/5/",
    });
    return verbs.filter((verb) => may(verb, seen));
  };
  expect(opened("won").filter((verb) => !opened("open").includes(verb))).toEqual(["look"]);
  expect(opened("lost")).toEqual(opened("open"));
});

test("who found an item does not see it any more once another department holds it", () => {
  const finder = PEOPLE["marketing"] as Actor;
  expect(may("look", relations("cleaning", finder, "marketing"))).toBe(true);
  expect(may("look", relations("foreign", finder, "marketing"))).toBe(false);
});

test.each([
  ["the admin", PEOPLE["admin"], PATHS.south, null],
  ["its head", PEOPLE["head"], PATHS.one, null],
  ["the manager above it", PEOPLE["manager"], PATHS.one, null],
  ["a head beside it", PEOPLE["head"], PATHS.two, "not-your-department"],
  ["a head below it", PEOPLE["head"], PATHS.large, "not-your-department"],
  ["a member of it", PEOPLE["member"], PATHS.one, "not-your-department"],
] as const)("a department's group is bound by: %s", (_, asker, path, code) => {
  expect(refusal(() => mustAdminister(asker as Actor, { id: 9, path }))).toBe(code);
});

test.each([
  ["invited", ["answer-mentoring"]],
  ["mentor", ["answer-mentoring", "follow-up", "look", "note", "remind-me", "show", "visit", "why"]],
] as const)("of another department's deal, somebody %s may do this and no more", (role, verbs) => {
  const asker = PEOPLE["member"] as Actor;
  const around = { item: anItem({ ownerId: "stranger" }), holderPath: PATHS.south, largePath: "/1/5/" };
  const companions = [{ memberId: asker.userId, role, path: PATHS.one }];
  const opened = (Object.keys(RIGHTS) as Verb[]).filter(
    (verb) =>
      may(verb, relationsTo(asker, { ...around, companions })) && !may(verb, relationsTo(asker, around)),
  );
  expect(opened.sort()).toEqual(verbs);
});

test("a mentor's head may look and thank; the head of somebody who was only asked may not", () => {
  const around = { item: anItem({ ownerId: "stranger" }), holderPath: PATHS.south, largePath: "/1/5/" };
  const of = (role: "mentor" | "invited") =>
    relationsTo(PEOPLE["head"] as Actor, {
      ...around,
      companions: [{ memberId: "somebody", role, path: PATHS.one }],
    });
  expect(
    ["look", "send-praise", "follow-up", "profit"].map((verb) => may(verb as Verb, of("mentor"))),
  ).toEqual([true, true, false, false]);
  expect(may("look", of("invited"))).toBe(false);
});
