// The sleepers a campaign may speak to, as a table: whom to call is told to whoever claims them.
import type { Store } from "../../../db/store.ts";
import type { RulesAt } from "../../chat/rules-in-force.ts";
import type { Templates } from "../../chat/words/templates.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { candidatesAfter } from "../pool/candidates.ts";
import { HEADINGS, type ListedTable, linesOf } from "./listed.ts";

interface Given {
  readonly read: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly templates: Templates;
  readonly now: number;
  readonly rulesAt: RulesAt;
}

export function sleepersTable(words: readonly string[], actor: Actor, given: Given): ListedTable {
  const header = given.templates.header("export");
  const word = (name: string): string => header[name] ?? "";
  return {
    title: word("title-sleepers"),
    headings: [...HEADINGS.map((heading) => word(`heading-${heading}`)), word("heading-slept")],
    rows: rows(words, actor, given),
  };
}

async function* rows(words: readonly string[], actor: Actor, given: Given): ListedTable["rows"] {
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    const page = await given.read(async (store) => {
      const rules = await given.rulesAt(store, { now: given.now, departmentId: actor.department.id });
      const { candidates, last } = await candidatesAfter(from, words, { ...given, rules, actor, store });
      const items = candidates.map(({ item }) => item);
      const lines = await linesOf(items, { ...given, store, veiled: true });
      return { last, lines: lines.map((line, index) => [...line, candidates[index]?.slept?.text ?? null]) };
    });
    yield* page.lines;
    after = page.last;
  }
}
