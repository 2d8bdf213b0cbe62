// 阶段对应 已接触=2 POC=4: what a list's own words for its stages mean, said once for the company; POC=不记 forgets it; alone,
// what is remembered.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readStageWords } from "../../src/workflows/imports/said-stages.ts";

export default command({
  right: "import",
  looks: ["how"],
  args: { text: arg.words() },
  async run({ args: { text }, actor, now, store }) {
    const said = readStageWords(text);
    if (said === null) {
      const known = await store.imports.stageWords();
      return say("how", { known: [...known].map(([word, meaning]) => ({ word, meaning })) });
    }
    for (const { key, word: _, ...meaning } of said)
      await store.imports.setStageWord({ word: key, ...meaning, byId: actor.userId, at: now });
    return say("kept", { said });
  },
});
