// A list of items as a table: what the asker may see of each at the moment it is made, so that it can be read in again.
import type { Store } from "../../../db/store.ts";
import type { Templates } from "../../chat/words/templates.ts";
import { dayOf } from "../../domain/day.ts";
import type { Contact, Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { type Actor, isInScope } from "../../domain/people/rights.ts";
import { departmentsLed } from "../team.ts";
import { productsOf } from "../value/products.ts";
import type { ExportScope } from "./spec.ts";

export interface ListedTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: AsyncGenerator<readonly Cell[]>;
}

type Cell = string | number | null;

interface Given {
  readonly read: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly templates: Templates;
  readonly now: number;
}

/** Read page by page, each page a look of its own: nobody's answer waits for a list. */
const AT_ONCE = 100;

/** A column each of what `linesOf` answers. */
export const HEADINGS = [
  "no",
  "customer",
  "contact",
  "phone",
  "address",
  "need",
  "product",
  "solution",
  "value",
  "stage",
  "owner",
  "department",
  "amount",
  "quoted",
  "contract",
  "source",
  "last-day",
  "last-text",
  "next-day",
  "next-text",
] as const;

export function listedTable(scope: ExportScope, actor: Actor, given: Given): ListedTable {
  const words = given.templates.header("export");
  return {
    title: words[`title-${scope}`] ?? "",
    headings: HEADINGS.map((heading) => words[`heading-${heading}`] ?? ""),
    rows: rows(scope, actor, given),
  };
}

async function* rows(scope: ExportScope, actor: Actor, given: Given): AsyncGenerator<readonly Cell[]> {
  for (let after = 0; ; ) {
    const page = await given.read(async (store) => {
      const items = await itemsOf(scope, actor, { store, after });
      return {
        last: items.at(-1)?.no,
        lines: await linesOf(items, { ...given, store, veiled: scope === "pool" }),
      };
    });
    yield* page.lines;
    if (page.last === undefined || page.lines.length < AT_ONCE) return;
    after = page.last;
  }
}

async function itemsOf(
  scope: ExportScope,
  actor: Actor,
  { store, after }: { readonly store: Store; readonly after: number },
): Promise<readonly Item[]> {
  const page = { after, limit: AT_ONCE };
  switch (scope) {
    case "mine":
      return store.listing.ownedBy(actor.userId, page);
    case "department": {
      const led = await departmentsLed(actor, store);
      return store.listing.inDepartments(
        led.map(({ id }) => id),
        page,
      );
    }
    case "pool": {
      const departments = await store.people.departments();
      const inScope = departments.filter(({ path }) => isInScope(actor, path));
      return store.listing.inPools(
        inScope.map(({ id }) => id),
        page,
      );
    }
  }
}

interface Lines extends Pick<Given, "templates" | "now"> {
  readonly store: Store;
  /** In the pool: whom one may call is told to whoever claims it. */
  readonly veiled: boolean;
}

export async function linesOf(items: readonly Item[], given: Lines): Promise<readonly (readonly Cell[])[]> {
  const { store } = given;
  const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
  const names = await store.people.names(items.map(({ ownerId }) => ownerId));
  const departments = new Map((await store.people.departments()).map(({ id, name }) => [id, name]));
  const asksFor = await productsOf(store);
  const lines: (readonly Cell[])[] = [];
  for (const item of items) {
    const customer = customers.get(item.customerId);
    if (customer === undefined) continue;
    const contacts = await store.contacts.of(customer.id);
    const [latest] = await store.followUps.latest(item.no, 1);
    lines.push([
      item.no,
      customer.name,
      ...reached(customer, contacts, given.veiled),
      item.need,
      asksFor(item)
        .map(({ name }) => name)
        .join("/") || null,
      wordOf("solution", item.solution, given),
      wordOf("value", customer.value, given),
      stageOf(item, given),
      item.ownerId === null ? null : (names[item.ownerId] ?? null),
      item.departmentId === null ? null : (departments.get(item.departmentId) ?? null),
      yuan(item.expectedFen),
      yuan(item.quotedFen),
      yuan(item.contractFen),
      item.source,
      item.lastFollowUpAt === null ? null : dayOf(item.lastFollowUpAt),
      given.veiled ? null : (latest?.text ?? null),
      item.nextDay,
      given.veiled ? null : item.nextText,
    ]);
  }
  return lines;
}

/** Contact, phones and address. */
function reached({ address }: Customer, contacts: readonly Contact[], veiled: boolean): readonly Cell[] {
  const name = contacts.find((contact) => contact.name !== null)?.name ?? null;
  const phones = [...new Set(contacts.map(({ phone }) => phone).filter((phone) => phone !== null))];
  if (veiled) return [null, phones.map(masked).join("/") || null, address];
  return [name, phones.join("/") || null, address];
}

function masked(phone: string): string {
  return phone.length < 7 ? "****" : `${phone.slice(0, 3)}****${phone.slice(-2)}`;
}

function stageOf({ stage, outcome }: Item, { templates }: Pick<Lines, "templates">): string {
  const words = templates.header("words");
  if (outcome !== "open") return words[`stagemeaning-${outcome}`] ?? "";
  return words[`stage-${stage ?? "none"}`] ?? "";
}

function wordOf(kind: string, value: string | null, { templates }: Pick<Lines, "templates">): string | null {
  return value === null ? null : (templates.header("words")[`${kind}-${value}`] ?? null);
}

function yuan(fen: Fen | null): number | null {
  return fen === null ? null : fen / 100;
}
