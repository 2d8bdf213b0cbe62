// Who of the sleepers may be spoken to in a campaign: what the asker may wake, fits their words, and is left in peace by no
// rule (rules.md 2, 10; A43). Page by page: a company may have many.
import type { Scene } from "../../chat/command.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import { pushStanding } from "../peace/push.ts";
import { mayOfPool } from "./may.ts";

export interface Candidate {
  readonly item: Item;
  readonly customer: Customer;
  /** Why it was put to sleep, and when (ms); null where nobody wrote it. */
  readonly slept: { readonly text: string; readonly at: number } | null;
}

export interface CandidatePage {
  readonly candidates: readonly Candidate[];
  /** Left out: the customer rests, was told of something of late, or is in somebody's hands with another item. */
  readonly inPeace: number;
  readonly inHands: number;
  /** Number of the last one looked at; null behind the last page. */
  readonly last: number | null;
}

type Asking = Pick<Scene<unknown>, "actor" | "store" | "now" | "rules">;

const AT_ONCE = 200;

/** `words`: each is to be found in name, place, need, source, department or the reason of the sleep. */
export async function candidatesAfter(
  after: number,
  words: readonly string[],
  scene: Asking,
): Promise<CandidatePage> {
  const { store, now } = scene;
  const page = await store.sleepers.asleep({ after, limit: AT_ONCE });
  const last = page.length < AT_ONCE ? null : (page.at(-1)?.no ?? null);
  const may = await mayOfPool(scene);
  const open = page.filter((item) => may("reactivate", item));
  const customers = await store.customers.byIds(open.map(({ customerId }) => customerId));
  const slept = await store.history.lastTexts(
    open.map(({ no }) => no),
    "archived",
  );
  const departments = new Map((await store.people.departments()).map(({ id, name }) => [id, name]));
  const fitting = open.flatMap((item) => {
    const customer = customers.get(item.customerId);
    if (customer === undefined) return [];
    const known = slept.get(item.no) ?? null;
    const about = [
      customer.name,
      customer.address,
      item.need,
      item.source,
      known?.text,
      departments.get(item.largeDepartmentId),
    ];
    const fits = words.every((word) => about.some((text) => text?.includes(word)));
    return fits ? [{ item, customer, slept: known }] : [];
  });
  const ids = fitting.map(({ customer }) => customer.id);
  const resting = await store.quiets.inForce(ids, now);
  const others = await store.items.ofCustomers(ids);
  const candidates: Candidate[] = [];
  let inPeace = 0;
  let inHands = 0;
  for (const one of fitting) {
    const items = others.filter(({ customerId }) => customerId === one.customer.id);
    const isHeld = items.some(({ place, outcome }) => place === "owned" && outcome === "open");
    if (resting.has(one.customer.id) || (await isOftenTold(one.customer, items, scene))) inPeace++;
    else if (isHeld) inHands++;
    else candidates.push(one);
  }
  return { candidates, inPeace, inHands, last };
}

/** Only customers of won deals are counted for (rules.md 10). */
async function isOftenTold({ id }: Customer, items: readonly Item[], scene: Asking): Promise<boolean> {
  if (!items.some(({ outcome }) => outcome === "won")) return false;
  const standing = await pushStanding({ customerId: id, items, isService: false }, scene);
  return standing.verdict === "no";
}
