// 准回访 #12: an audit may call the customer.
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { answerCall } from "../../src/workflows/audits/answer-call.ts";

export default command({
  right: "answer-call",
  args: { item: arg.item() },
  run: (scene) => answerCall(scene.args.item, { answer: "allowed", text: "" }, scene),
});
