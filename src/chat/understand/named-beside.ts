// Whom a text names beside the item of the last act: what puts that act right speaks of nobody else.
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { type NamedAt, namesIn } from "./names.ts";
import { byContact, nicknamed } from "./whose.ts";

/** Customers by their names, and whoever works at one's own. */
export async function everybodyNamed(text: string, around: Surroundings): Promise<readonly NamedAt[]> {
  const read = asRead(text);
  const people = await around.contacts();
  const customers = namesIn(read, [...(await around.mine(text)), ...(await around.others(text))]);
  return [...customers, ...byContact(read, people), ...nicknamed(read, people)];
}

/** Whether anybody is named who is of another item. */
export async function ofOthers(text: string, no: number, around: Surroundings): Promise<boolean> {
  return (await everybodyNamed(text, around)).some(({ nos }) => !nos.includes(no));
}
