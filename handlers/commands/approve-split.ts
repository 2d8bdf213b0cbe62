// 准分成 #12: the head, where the customer's ownership leaves the department; the manager, once the contract is signed (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { isPlainYes } from "../../src/chat/read/consent.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { approve } from "../../src/domain/split/outcome.ts";
import { judge } from "../../src/workflows/splits/judge.ts";

export default command({
  right: "approve-split",
  args: { versions: arg.versions(), item: arg.item(), text: arg.words() },
  async run(scene) {
    const { text } = scene.args;
    return judge(
      scene.args,
      {
        decide(split, given) {
          if (!isPlainYes(text)) throw new RuleError("split-conditional", { split, words: text });
          return approve(split, given);
        },
      },
      scene,
    );
  },
});
