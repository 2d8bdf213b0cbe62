// 规则 · 规则 回收: what holds in the asker's department, in a sentence each; of one its numbers, since when, by whom and why; 规则 每人每天领取:
// one number; 规则 冷却 #12: as it holds for that item.
import { arg } from "../../src/chat/args/args.ts";
import { takeUp } from "../../src/chat/args/take-up.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { readRule } from "../../src/chat/read/rule.ts";
import { may } from "../../src/domain/people/rights.ts";
import { numbersOf } from "../../src/domain/rules/catalogue.ts";
import { RULES, type RuleKey } from "../../src/domain/rules/number.ts";
import { linked } from "../../src/workflows/pages/link.ts";
import { rulesTold, ruleTold } from "../../src/workflows/rules/told.ts";

export default command({
  right: "rules",
  looks: true,
  args: { text: arg.words() },
  async run(scene) {
    const { actor, store, args } = scene;
    const department = (await store.people.department(actor.department.id))?.name ?? null;
    const { no, text } = apart(args.text);
    const number = numberCalled(text, scene);
    const rule = number?.rule ?? readRule(text)?.rule ?? null;
    if (rule !== null && no !== null) {
      const told = await ofItem(no, rule, scene);
      if (told !== null) return told;
    }
    if (rule === null) {
      const lines = await rulesTold(actor.department.id, scene);
      const saying = say("list", { department, lines, asked: text === "" ? null : text });
      return linked(saying, { page: "rules", query: {} }, scene);
    }
    const told = await ruleTold(rule, actor.department.id, scene);
    // A group reads no amounts, not even a rule's.
    const numbers = told.numbers.filter(({ unit }) => scene.chat.kind === "single" || unit !== "fen");
    const only = numbers.find(({ path }) => path === number?.path);
    if (only !== undefined) return say("number", { department, told, number: only });
    return say("one", { department, told: { ...told, numbers } });
  },
});

/** 冷却 #12: which item, and the rest. */
function apart(words: string): { readonly no: number | null; readonly text: string } {
  const found = /#(\d{1,9})/u.exec(words);
  if (found === null) return { no: null, text: words.trim() };
  return { no: Number(found[1]), text: words.replace(found[0], " ").trim() };
}

/** The number that is named by its whole name, with the rule's before it or not. */
function numberCalled(text: string, { worded }: Scene<unknown>) {
  const rest = readRule(text)?.rest ?? "";
  for (const rule of RULES)
    for (const { path } of numbersOf(rule)) {
      const label = worded("label", { path });
      if (label === text || (rest !== "" && label === rest)) return { rule, path };
    }
  return null;
}

/** By the version its clocks keep, and with what was excepted for it; null for what the asker may not see. */
async function ofItem(no: number, rule: RuleKey, scene: Scene<unknown>): Promise<Saying | null> {
  const item = await scene.store.items.byNo(no);
  if (item === null) return null;
  const inHand = await takeUp(item, scene);
  if (item.place !== "pool" && !may("look", inHand.relations)) return null;
  return say("of-item", { item, customer: inHand.customer, rule, book: scene.rules.ofItem(item) });
}
