// 准标 #12: the head's yes to 标杆 or 高产, asked for by its owner or suggested by the figures (rules.md 12).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { answered } from "../../src/workflows/value/answers.ts";

export default command({
  right: "confirm-value",
  several: true,
  args: { item: arg.item(), text: arg.words() },
  run: (scene) => answered(scene.args.item, { yes: true, reason: null }, scene),
});
