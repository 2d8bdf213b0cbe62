// 维持冻结 #12 原因: after an appeal a failed audit stays one.
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { decide } from "../../src/workflows/audits/decide.ts";

export default command({
  right: "decide-audit",
  args: { item: arg.item(), text: arg.needed("missing-reason") },
  run: (scene) => decide(scene.args.item, { to: "upheld", text: scene.args.text }, scene),
});
