// 高翔的都给赵敏, said while a list waits that names 高翔: it is of the list, and of nothing else that waits.
import type { Workflows } from "../../chat/turn/moment.ts";
import { isOfList } from "./choose-owners.ts";
import { readRepointing } from "./said-columns.ts";
import { saidOwnerIn } from "./said-owners.ts";
import { ASKED_MS } from "./which.ts";

/** Nobody says it at greater length. */
const LONGEST = 120;

/** The command that says it in full; null for what is of no list. */
export const saidOfList: Workflows["ofList"] = async (text, { store, actor, now, registry, asked }) => {
  if (text.length > LONGEST || saidOwnerIn(text.normalize("NFKC")) === null) return null;
  const said = readRepointing(text);
  if (said === null || said.id !== null || said.owners.length === 0) return null;
  const waiting = (await store.imports.latest(actor.userId, now - ASKED_MS)).find(
    ({ state }) => state === "asking",
  );
  if (waiting === undefined) return null;
  const words = `${registry.wordOf("import")} ${waiting.id}`;
  const isOf = await isOfList(said.owners, waiting, { store, isAsked: asked === words });
  return isOf ? `${words} ${text}` : null;
};
