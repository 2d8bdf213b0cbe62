// 同意静默 #12: another owner, or the head, agrees that the customer is left in peace (rules.md 10).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { answerQuiet } from "../../src/workflows/peace/consent.ts";

export default command({
  right: "answer-quiet",
  args: { given: arg.itemIfLeading(), text: arg.words() },
  run: (scene) => answerQuiet("agreed", { inHand: scene.args.given, reason: scene.args.text }, scene),
});
