// What makes an item complete (rules.md 4): at most six required fields, named when they are missing.
import type { Contact, Customer } from "./customer.ts";
import type { Item } from "./item.ts";

export type RequiredField = "customer" | "address" | "contact" | "phone" | "need";

/** The fields an item still lacks, in the order they are asked for. [L22] */
export function missingFields(
  customer: Pick<Customer, "name" | "nameKey" | "type" | "address">,
  contacts: readonly Pick<Contact, "name" | "phone">[],
  item: Pick<Item, "need">,
): readonly RequiredField[] {
  const missing: RequiredField[] = [];
  const reachable = contacts.some((contact) => contact.phone !== null);
  const isNamed = (customer.type === "person" ? customer.name : customer.nameKey) !== "";
  if (!isNamed) missing.push("customer");
  if (customer.type === "company") {
    if (!contacts.some((contact) => contact.name !== null)) missing.push("contact");
    if (!reachable) missing.push("phone");
    if (customer.address === null) missing.push("address");
  } else if (!reachable) missing.push("phone");
  if (item.need === null) missing.push("need");
  return missing;
}

/** 真实 / 完整 / 新鲜 / 精确, each 0–4 filled quarters: four bars, never only a sum (rules.md 4). [L14] */
export interface QualityBars {
  readonly real: number;
  readonly complete: number;
  readonly fresh: number;
  readonly precise: number;
}

/** Evidence counted so far: follow-ups, a meeting, a quote, a contract. */
export function qualityBars(
  item: Item,
  facts: { readonly missing: number; readonly followUps: number; readonly now: number },
): QualityBars {
  const days = (facts.now - (item.lastFollowUpAt ?? item.receivedAt)) / 86_400_000;
  const evidence = [
    facts.followUps > 0,
    item.meeting !== null,
    item.quotedFen !== null,
    item.contractFen !== null,
  ];
  const details = [
    item.need !== null,
    item.fit !== null,
    item.expectedFen !== null,
    item.plannedSigningOn !== null,
  ];
  return {
    real: evidence.filter(Boolean).length,
    complete: Math.max(0, 4 - facts.missing),
    fresh: days <= 3 ? 4 : days <= 7 ? 3 : days <= 14 ? 2 : days <= 30 ? 1 : 0,
    precise: details.filter(Boolean).length,
  };
}
