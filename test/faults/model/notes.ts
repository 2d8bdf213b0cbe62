// What is written down: a new item, what happened with the customer, an amount, money that came in (rules.md 1, 4, 5).
import { DAY_MS, dayOf } from "./days.ts";
import { colleague } from "./people.ts";
import { NEWS, newsOf, type Of, type Said } from "./said.ts";
import { change, holds, type Item, No, refuseUnless, remember, type Scene, type Standing } from "./world.ts";

/** Complete, and no customer we know: its finder's, in stage 1. */
export function create(scene: Scene, { customer, wan }: Said & { kind: "create" }): void {
  const { world, who, now } = scene;
  refuseUnless(world.items[customer] === undefined);
  const stands: Standing = {
    place: "owned",
    owner: who,
    large: colleague(who).large,
    stage: 1,
    outcome: "open",
    expected: wan,
    quoted: null,
    contract: null,
    marked: [1],
    markedUpTo: null,
    next: null,
    receivedAt: now,
    heardAt: null,
    attempts: 0,
  };
  world.items[customer] = {
    customer,
    stands,
    followUps: [],
    payments: [],
    history: [{ by: who, what: "created" }],
    offers: [],
    parties: [],
    spells: [{ owner: who, endedAt: null }],
  };
  remember(scene, null);
}

const ATTEMPTS_THAT_COUNT = 3;
const LEAST_WORDS = 4;

/** Always kept. Counts when it says what happened or what comes next, and is none of the last two again. */
export function followUp(scene: Scene, item: Item, said: Of<"follow-up">): void {
  const { who, now } = scene;
  refuseUnless(holds(who, item) || item.parties.includes(who));
  const { stands } = item;
  refuseUnless(stands.place === "owned");
  const { words, inDays } = said;
  const text = newsOf(said, now);
  const isAttempt = words === "attempt";
  const lastTwo = item.followUps.filter(({ undone }) => !undone).slice(-2);
  const isNews = isAttempt
    ? inDays !== null && stands.attempts < ATTEMPTS_THAT_COUNT
    : inDays !== null || NEWS[words].length >= LEAST_WORDS;
  const counts = isNews && lastTwo.every((last) => last.text !== text);
  item.followUps.push({ by: who, text, counts, undone: false });
  const isAhead = stands.next !== null && stands.next > dayOf(now);
  const stays = words !== "dropped" && (!counts || isAhead);
  change(scene, item, "followed-up", {
    heardAt: counts ? now : stands.heardAt,
    attempts: isAttempt ? stands.attempts + 1 : counts ? 0 : stands.attempts,
    next: inDays !== null ? dayOf(now, inDays) : stays ? stands.next : null,
  });
}

/** The amount that counts: of the contract, else of the quote, else what is expected. */
export function edit(scene: Scene, item: Item, { wan }: Of<"edit">): void {
  refuseUnless(holds(scene.who, item));
  const { contract, quoted } = item.stands;
  const field = contract !== null ? "contract" : quoted !== null ? "quoted" : "expected";
  change(scene, item, "edited", { [field]: wan });
}

/** The same again within a day is more likely said twice than paid twice. What is agreed for a day to come stands. */
export function payment(scene: Scene, item: Item, { wan }: Of<"payment">): void {
  const { who, now, confirmed } = scene;
  refuseUnless(holds(who, item) && item.stands.outcome === "won");
  const last = item.payments.at(-1);
  if (last?.wan === wan && now - last.at < DAY_MS && !confirmed) throw new No("sure?");
  item.payments.push({ by: who, wan, at: now });
  const { next } = item.stands;
  change(scene, item, "paid", { next: next !== null && next >= dayOf(now) ? next : null });
}
