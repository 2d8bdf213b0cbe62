// The dispatch of a bot without its surroundings: templates, rules and the database are its own.
import type { Database } from "../../db/database.ts";
import { createDispatch, type Dispatch } from "../../src/chat/turn/dispatch.ts";
import { loadRegistry } from "../../src/chat/understand/registry.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { sheetKey } from "../../src/wecom/smartsheet.ts";
import { computeWith } from "../../src/workflows/insight/reports.ts";
import { workflows } from "../../src/workflows/turn/for-chat.ts";

export async function ownDispatch(database: Database): Promise<Dispatch> {
  const templates = loadTemplates("templates");
  return createDispatch({
    workflows,
    transaction: database.transaction,
    registry: await loadRegistry(templates),
    templates,
    calendar: createCalendar(),
    rules: DEFAULT_RULEBOOK,
    now: () => Date.now(),
    compute: (ask) => database.read((store) => computeWith(ask, store)),
    introduce: async () => false,
    wake: () => undefined,
    webhookKey: (address) => /key=(\w+)/.exec(address)?.[1] ?? null,
    sheetKey,
    report(error) {
      process.stderr.write(`${String(error)}\n`);
      return "trace";
    },
  });
}
