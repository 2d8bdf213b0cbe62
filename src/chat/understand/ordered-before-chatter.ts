// 万邦改43万 唉这年头…, 把见面挪到下周一 他周五出差: an order or a correction, with what is chatted or said of its reason behind it.
import { withoutAsides } from "../read/aside.ts";
import { withoutChatter } from "../read/chatter.ts";
import type { Surroundings } from "./around.ts";
import type { Meaning } from "./means.ts";

/** What a text means by itself. */
type Hearing = (text: string, around: Surroundings) => Promise<Meaning>;

/** 万邦改43万 唉这年头…: an order or a correction is heard whatever is chatted behind it; what is kept, is kept as it was said. */
export function orderedBeforeChatter(
  said: string,
  around: Surroundings,
  hear: Hearing,
): Promise<Meaning | null> | null {
  const bare = withoutChatter(said);
  if (bare !== said) return ordersIn(bare, around, hear);
  const plain = withoutAsides(said);
  return plain === said ? null : editsIn(plain, around, hear);
}

/** …挪到下周一 他周五出差: what is changed is changed for a reason, which is no news of its own then. */
async function editsIn(plain: string, around: Surroundings, hear: Hearing): Promise<Meaning | null> {
  const meaning = await ordersIn(plain, around, hear);
  if (meaning?.kind !== "speech") return null;
  const { runs, offers } = meaning.speech;
  const isEdit = (command: string) => EDITING.has(around.registry.find(command)?.entry.id ?? "");
  return [...runs, ...offers].every(isEdit) ? meaning : null;
}

const EDITING: ReadonlySet<string> = new Set(["edit", "undo"]);

async function ordersIn(bare: string, around: Surroundings, hear: Hearing): Promise<Meaning | null> {
  const meaning = await hear(bare, around);
  if (meaning.kind !== "speech" || meaning.speech.which !== null) return null;
  const commands = [...meaning.speech.runs, ...meaning.speech.offers];
  const isOrder = (command: string) => !KEPT_IN_WORDS.has(around.registry.find(command)?.entry.id ?? "");
  return commands.length > 0 && commands.every(isOrder) ? meaning : null;
}

const KEPT_IN_WORDS: ReadonlySet<string> = new Set(["follow-up", "note", "show"]);
