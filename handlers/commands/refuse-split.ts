// 不准分成 #12 归属留在部门: everything stays as it is; the parties may begin anew (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { refuse } from "../../src/domain/split/outcome.ts";
import { judge } from "../../src/workflows/splits/judge.ts";

export default command({
  right: "approve-split",
  args: { versions: arg.versions(), item: arg.item(), text: arg.words() },
  run: (scene) => judge(scene.args, { decide: refuse, text: scene.args.text }, scene),
});
