// A new name of a customer is a door like any other: one that somebody else has stops, a near one is told (rules.md 4).
import type { InHand } from "../chat/args/take-up.ts";
import type { Scene } from "../chat/command.ts";
import { companyKey } from "../chat/read/company.ts";
import { RuleError } from "../domain/rule-error.ts";
import { asSeen, findAlike, type Hit, NEAR_AT_DOORS, type SeenHit } from "./duplicates.ts";

/** The name with its key, and whose names are near it. @throws RuleError where another customer has it. */
export async function renaming(
  { item, customer }: InHand,
  name: string,
  scene: Scene<unknown>,
): Promise<{ readonly name: string; readonly nameKey: string; readonly near: readonly SeenHit[] }> {
  const { equal, near } = await findAlike({ name, phones: [] }, scene);
  const isOther = (hit: Hit) => hit.customer.id !== customer.id;
  const taken = equal.filter(isOther);
  if (taken.length > 0)
    throw new RuleError("renamed-to-known", {
      item,
      customer,
      name,
      hits: await asSeen(taken, scene),
      looked: name,
    });
  return {
    name,
    nameKey: companyKey(name),
    near: await asSeen(near.filter(isOther).slice(0, NEAR_AT_DOORS), scene),
  };
}
