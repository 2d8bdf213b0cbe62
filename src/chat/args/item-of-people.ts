// 老沈那家, 沈经理: an item by who works there, where one of one's customers alone has such a contact.

import type { ArgScene } from "../arg.ts";
import { byContact, bySurname } from "../understand/whose.ts";

const MOST_KNOWN = 500;

/** Its number; null where nobody, or somebody of several customers, is called so. */
export async function itemOfPeople(words: string, { store, actor }: ArgScene): Promise<number | null> {
  const people = await store.contacts.knownTo(actor.userId, MOST_KNOWN);
  const [found] = [...byContact(words, people), ...bySurname(words, people)];
  const [no, another] = found?.start === 0 ? found.nos : [];
  return no === undefined || another !== undefined ? null : no;
}
