// What makes the files that leave, where no picture does.
import { createFilesOut } from "../../src/bot/files-out.ts";
import { readWords } from "../../src/bot/words.ts";
import { createRulesAt } from "../../src/chat/rules-in-force.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import type { Talk } from "./conversation.ts";

export async function filesOutOf({ database, now }: Pick<Talk, "database" | "now">) {
  return createFilesOut(
    { ...(await readWords()), database, now, rulesAt: createRulesAt(DEFAULT_RULEBOOK) },
    {
      pictureOf: () => Promise.reject(new Error("no picture was asked for")),
      painter: { paint: () => Promise.reject(new Error("no picture was asked for")) },
    },
  );
}
