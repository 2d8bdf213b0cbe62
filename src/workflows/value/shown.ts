// What is shown of a customer's value: what it is, since when, what is still asked (rules.md 4).
import type { Store } from "../../../db/store.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { CustomerValue, PublicityConsent } from "../../domain/value/customer-value.ts";

export interface ShownValue {
  readonly current: CustomerValue | null;
  readonly open: CustomerValue | null;
  readonly consent: PublicityConsent | null;
}

/** Null where nothing was ever said of it. */
export async function shownValue(
  { id, value }: Pick<Customer, "id" | "value">,
  { customerValues }: Pick<Store, "customerValues">,
): Promise<ShownValue | null> {
  const open = await customerValues.openOf(id);
  if (value === null && open === null) return null;
  return { current: await customerValues.inForceOf(id), open, consent: await customerValues.consentOf(id) };
}
