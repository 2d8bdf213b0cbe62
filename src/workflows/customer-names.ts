// The names a customer is found by, kept whenever it is made or renamed.
import type { Store } from "../../db/store.ts";
import { companyKey, companyNames } from "../chat/read/company.ts";
import { nameKeysOf } from "../domain/item/company-name.ts";
import type { Customer } from "../domain/item/customer.ts";

/** A person has none: two people called 李先生 are not one customer. */
export async function keepNames({ id, name, nameKey }: Customer, store: Pick<Store, "customerNames">) {
  if (nameKey === "") return store.customerNames.keep(id, []);
  return store.customerNames.keep(
    id,
    companyNames(name).map((each) => nameKeysOf(each.name, each.taken)),
  );
}

/** Which way names are taken apart; another one makes all of them anew. */
const WAY = "2";
const SETTING = "customer-names";
const AT_ONCE = 500;

/**
 * Takes apart what was kept by an older program, or came from another database. Some thousand customers a second, once;
 * stopped half-way it begins anew.
 */
export async function keepNamesOfAll(database: {
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
}): Promise<number> {
  if ((await database.transaction(({ settings }) => settings.get(SETTING))) === WAY) return 0;
  let done = 0;
  for (let after = 0; ; ) {
    const last = await database.transaction(async (store) => {
      const customers = await store.customers.after(after, AT_ONCE);
      for (const customer of customers) {
        const nameKey = customer.nameKey === "" ? "" : companyKey(customer.name);
        await store.customers.rekey(customer.id, nameKey);
        await keepNames({ ...customer, nameKey }, store);
      }
      done += customers.length;
      return customers.at(-1)?.id ?? null;
    });
    if (last === null) break;
    after = last;
  }
  await database.transaction(({ settings }) => settings.put(SETTING, WAY));
  return done;
}
