// 不准标 #12 还没到: the head's no, with or without why; whoever asked is told (rules.md 12).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { answered } from "../../src/workflows/value/answers.ts";

export default command({
  right: "confirm-value",
  several: true,
  args: { item: arg.item(), text: arg.words() },
  run: (scene) => answered(scene.args.item, { yes: false, reason: scene.args.text || null }, scene),
});
