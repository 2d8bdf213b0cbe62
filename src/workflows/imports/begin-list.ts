// A list whose first look waits is taken in from now on: by 确认, by 导入 3, by the page.
import type { Import } from "../../../db/stores/imports.ts";
import type { Saying, Scene } from "../../chat/command.ts";
import { dropTold } from "../../chat/turn/told-question.ts";
import { may, ownRelations } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { chooseUnit } from "./choose-unit.ts";
import { lacksCustomers } from "./needed.ts";
import type { WhichList } from "./which.ts";

/** The word of the command that takes lists in. */
export function importWord({ commands }: Pick<Scene<unknown>, "commands">): string {
  return commands.find(({ id }) => id === "import")?.words[0] ?? "";
}

/** Put away: nothing of it was taken in, and nothing waits for a 确认 any more. */
export async function dropList(found: Import, scene: Beginning): Promise<Saying> {
  const { actor, chat, now, store } = scene;
  await store.imports.save({ ...found, state: "dropped" });
  await dropTold(`${importWord(scene)} ${found.id}`, { actor, store, now, chatId: chat.id });
  return { words: "commands/import", block: "dropped", values: { import: found } };
}

type Given = Pick<WhichList, "campaign" | "unit">;
type Beginning = Pick<Scene<unknown>, "actor" | "chat" | "now" | "store" | "commands">;

/** @throws RuleError for a campaign that is not theirs to answer */
export async function beginList(found: Import, { campaign, unit }: Given, scene: Beginning): Promise<Saying> {
  const { actor, chat, now, store } = scene;
  const words = "commands/import";
  if (campaign !== null && !may("reactivate", ownRelations(actor)))
    throw new RuleError("forbidden", { right: "reactivate" });
  const columns = await store.imports.columns(found.id);
  if (lacksCustomers(columns)) return { words, block: "no-customers", values: { import: found } };
  await chooseUnit(found.id, unit, store);
  await store.imports.save({ ...found, state: "running", campaign });
  // Said in full, or by its button: nothing waits for a 确认 any more.
  await dropTold(`${importWord(scene)} ${found.id}`, { actor, store, now, chatId: chat.id });
  return { words, block: "begun", values: { import: found, campaign }, begins: true };
}
