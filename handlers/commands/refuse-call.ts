// 不准回访 #12 原因: an audit goes by the evidence there is.
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { answerCall } from "../../src/workflows/audits/answer-call.ts";

export default command({
  right: "answer-call",
  args: { item: arg.item(), text: arg.words() },
  run: (scene) => answerCall(scene.args.item, { answer: "refused", text: scene.args.text }, scene),
});
