// 解冻 #12 原因: the freeze of a failed audit is taken away, by whoever the appeal was put to or a manager (rules.md 4).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { decide } from "../../src/workflows/audits/decide.ts";

export default command({
  right: "decide-audit",
  apart: true,
  args: { item: arg.item(), text: arg.words() },
  run: (scene) => decide(scene.args.item, { to: "lifted", text: scene.args.text || null }, scene),
});
