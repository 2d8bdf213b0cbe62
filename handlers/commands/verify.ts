// 核实 #12 电话通: somebody who is not the owner made sure of it; kept with who, when and how (rules.md 4, 12).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readVerification } from "../../src/chat/read/verification.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { mustBeVerifiableBy } from "../../src/domain/item/evidence.ts";
import { qualityBars } from "../../src/domain/item/quality.ts";
import { evidenceOf } from "../../src/workflows/evidence.ts";

export default command({
  undoable: true,
  right: "verify",
  looks: ["failed"],
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { actor, now, store, save } = scene;
    const { item: before, customer } = scene.args.item;
    mustBeVerifiableBy(before, actor.userId);
    const read = readVerification(scene.args.text);
    if (read === null) throw new UsageError("missing-verification");
    if (read === "failed") return say("failed", { item: before, customer });
    await store.evidence.verify({ no: before.no, at: now, by: actor.userId, ...read });
    const item = await save({ item: before, what: "verified", text: read.text ?? read.kind });
    const { facts } = await evidenceOf(item, customer, scene);
    return say("done", { item, customer, ...read, bars: qualityBars(item, facts) });
  },
});
