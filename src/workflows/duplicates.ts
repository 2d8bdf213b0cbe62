// Who is a customer already, and what of it somebody may read: the same at every door and for 查重 (rules.md 4, 12).
import type { Store } from "../../db/store.ts";
import { takeUp } from "../chat/args/take-up.ts";
import type { Scene } from "../chat/command.ts";
import { companyNames, takenApart } from "../chat/read/company.ts";
import { likeness, type Nearness, nameKeysOf } from "../domain/item/company-name.ts";
import type { Customer } from "../domain/item/customer.ts";
import type { Item } from "../domain/item/item.ts";
import { type Actor, may } from "../domain/people/rights.ts";

export interface Hit {
  readonly customer: Customer;
  readonly item: Item;
  readonly owner: string | null;
  readonly mine: boolean;
  /** Why it may be the same one; null where it is equal. */
  readonly because: Nearness | "holds-words" | null;
}

export interface Found {
  /** Living items of customers with an equal name or phone, newest first. */
  readonly equal: readonly Hit[];
  /** Of those whose name may mean the same one, the likeliest first. */
  readonly near: readonly Hit[];
}

/** Of how many customers with near names the items are looked up; what is behind them nobody reads. */
const NEAR_AT_MOST = 12;

/** So many near names stand below an answer; more would be a list of what others have. */
export const NEAR_AT_DOORS = 3;

interface Asking {
  readonly store: Store;
  readonly actor: Actor;
}

/** `name`: null for somebody without a company. `phones`: keys; what can be compared with nothing is null. */
export async function findAlike(
  { name, phones }: { readonly name: string | null; readonly phones: readonly (string | null)[] },
  asking: Asking,
): Promise<Found> {
  const { store } = asking;
  const grades = name === null ? new Map<number, Grade>() : await graded(name, store);
  for (const phone of phones)
    if (phone !== null)
      for (const { customerId } of await store.contacts.byPhoneKey(phone)) grades.set(customerId, null);
  const likeliest = [...grades].sort(([, a], [, b]) => rank(a) - rank(b));
  const kept = likeliest.filter(([, grade], index) => grade === null || index < NEAR_AT_MOST);
  const hits = await hitsOf(new Map(kept), asking);
  const near = hits.filter(({ because }) => because !== null);
  return {
    equal: hits.filter(({ because }) => because === null),
    near: near.sort((a, b) => rank(a.because) - rank(b.because)),
  };
}

/** Items of other customers that a number reaches as well: somebody new there, or one company recorded twice. */
export async function alsoReached(
  phone: string | null,
  { customer, scene }: { readonly customer: Pick<Customer, "id">; readonly scene: Scene<unknown> },
): Promise<readonly SeenHit[]> {
  const { equal } = await findAlike({ name: null, phones: [phone] }, scene);
  const others = equal.filter((hit) => hit.customer.id !== customer.id);
  return asSeen(others.slice(0, NEAR_AT_DOORS), scene);
}

/** Null: the same. */
type Grade = Hit["because"];

/** Customers by what their names have in common with one. */
async function graded(name: string, store: Store): Promise<Map<number, Grade>> {
  const grades = new Map<number, Grade>();
  for (const [index, one] of companyNames(name).entries())
    for (const other of await store.customerNames.around(nameKeysOf(one.name, one.taken))) {
      const { customerId, kind } = other;
      const found = likeness(one.taken, takenApart(other.name));
      if (found.grade === "different") continue;
      // What stands in brackets is another name, and no reason to stop.
      const isBeside = index > 0 || kind === "beside";
      const grade = found.grade === "near" ? found.because : isBeside ? "shortened" : null;
      const before = grades.get(customerId);
      if (before === undefined || (before !== null && grade === null)) grades.set(customerId, grade);
    }
  return grades;
}

/** Whether two names say nothing of one company: whoever joins them is asked to look twice. */
export function areUnlike(name: string, other: string): boolean {
  return companyNames(name).every((one) =>
    companyNames(other).every(({ taken }) => likeness(one.taken, taken).grade === "different"),
  );
}

const LIKELIEST: readonly Hit["because"][] = [
  "form-differs",
  "trade-near",
  "place-left-out",
  "shortened",
  "sounds-alike",
  "place-within",
  "branch",
  "holds-words",
];
/** Those that are equal come before all. */
const rank = (because: Grade) => (because === null ? -1 : LIKELIEST.indexOf(because));

/** The living items of customers, newest first, with who holds them. */
export async function hitsOf(
  grades: ReadonlyMap<number, Hit["because"]>,
  { store, actor }: Asking,
): Promise<Hit[]> {
  const customers = await store.customers.byIds([...grades.keys()]);
  const items = await store.items.ofCustomers([...customers.keys()]);
  const names = await store.people.names(items.map(({ ownerId }) => ownerId));
  return items.flatMap((item) => {
    const customer = customers.get(item.customerId);
    if (customer === undefined) return [];
    const owner = item.ownerId === null ? null : (names[item.ownerId] ?? null);
    const because = grades.get(customer.id) ?? null;
    return [{ customer, item, owner, mine: item.ownerId === actor.userId, because }];
  });
}

function isBroughtBy({ userId }: Actor, { intake, finderId }: Item): boolean {
  return intake === "imported" && finderId === userId;
}

export interface SeenHit extends Hit {
  /** Its stage may be told. */
  readonly seen: boolean;
  /** Its whole name, too. */
  readonly named: boolean;
  readonly claimable: boolean;
}

/**
 * Of what the asker may not look at: no stage; of what lies in other departments, the name only as far as typed, unless they
 * have brought it in themselves.
 */
export async function asSeen(
  hits: readonly Hit[],
  { store, actor, now }: Pick<Scene<unknown>, "store" | "actor" | "now">,
): Promise<readonly SeenHit[]> {
  return Promise.all(
    hits.map(async (hit) => {
      const { relations } = await takeUp(hit.item, { store, actor, now });
      const isNear = hit.item.departmentId === actor.department.id || isBroughtBy(actor, hit.item);
      const seen = may("look", relations) || hit.mine;
      return { ...hit, seen, named: seen || isNear, claimable: may("claim", relations) };
    }),
  );
}
