// 分成 #12 我60 @李四40: proposes who gets how much of the three ledgers. 分成 #12: shows where it stands (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { SPLIT_APART } from "../../src/chat/read/consent.ts";
import { proposed } from "../../src/workflows/splits/propose.ts";
import { shown } from "../../src/workflows/splits/show.ts";

export default command({
  right: "split",
  looks: ["shown"],
  apart: SPLIT_APART,
  args: { item: arg.item(), shares: arg.shares() },
  run: (scene) =>
    scene.args.shares === null
      ? shown(scene.args.item, scene)
      : proposed({ inHand: scene.args.item, shares: scene.args.shares }, scene),
});
