// 标记叫法 高意向 投标 · 标记叫法 取消 高意向 · 标记叫法: a department's own words for its stages, by its head; understood and shown, and
// nothing else (rules.md 3).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { DENIES, readMarkWord, readOwnStage, standardStage } from "../../src/chat/read/mark-words.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { mustBeFree } from "../../src/domain/rules/mark-words.ts";
import { scopeLed } from "../../src/domain/rules/proposal.ts";

export default command({
  right: "rules",
  looks: ["list", "same"],
  args: { text: arg.words() },
  async run({ args: { text }, actor, now, store, rules, commands }) {
    const departments = await store.people.departments();
    const own = departments.find(({ id }) => id === actor.department.id);
    if (text.trim() === "")
      return say("list", { department: own?.name ?? "", words: rules.wordsOf(actor.department.id) });
    const led = scopeLed(actor);
    if (led === undefined) throw new RuleError("mark-words-of-heads", {});
    const departmentId = led ?? departments.find(({ parentId }) => parentId === 0)?.id ?? 0;
    const department = departments.find(({ id }) => id === departmentId)?.name ?? "";
    const read = readMarkWord(text);
    if (read === null) throw new UsageError("missing-mark-word");
    const words = rules.wordsOf(departmentId);
    const ownStage = readOwnStage(read.known, words);
    const stage = standardStage(read.known) ?? (ownStage?.rest.trim() === "" ? ownStage.stage : null);
    if (stage === null) throw new UsageError("unknown-mark", { known: read.known });
    const before = words[stage] ?? null;
    if (read.word === null) {
      if (!(await store.markWords.drop({ departmentId, stage }, now)))
        return say("same", { department, stage, word: null });
      return say("back", { department, stage, before });
    }
    const { word } = read;
    if (word === before) return say("same", { department, stage, word });
    const folded = word.toLowerCase();
    const begun = commands
      .flatMap((entry) => entry.words)
      .find((one) => one.length > 1 && folded.startsWith(one.toLowerCase()));
    const denies = DENIES.test(word);
    mustBeFree(word, { stage, denies, standard: standardStage(word), command: begun ?? null, words });
    await store.markWords.put({ departmentId, stage, word, byId: actor.userId, at: now });
    return say("done", { department, stage, word, before });
  },
});
