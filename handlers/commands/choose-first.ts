// 选甲 #12: B picks; A has the other (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { chosen } from "../../src/workflows/splits/propose.ts";

export default command({
  right: "answer-split",
  args: { versions: arg.versions(), item: arg.splitItem(), text: arg.words() },
  run: (scene) => chosen({ ...scene.args, option: "first" }, scene),
});
