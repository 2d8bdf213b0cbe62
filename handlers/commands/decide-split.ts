// 定分成 #12 1|2|维持: the manager picks one of the last two offers, or leaves everything as it is (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { meantOf } from "../../src/chat/args/split.ts";
import { command } from "../../src/chat/command.ts";
import { readDecision } from "../../src/chat/read/decision.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { decide } from "../../src/domain/split/outcome.ts";
import { lastOffersOf } from "../../src/domain/split/split.ts";
import { splitSpokenOf, stepTo, taken } from "../../src/workflows/splits/step.ts";

export default command({
  right: "decide-split",
  args: { versions: arg.versions(), item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, versions, text } = scene.args;
    const { item, customer } = inHand;
    const before = await splitSpokenOf(item, scene);
    const said = readDecision(text);
    const [typed] = text === "" ? meantOf(versions, item) : [];
    const place = said === 1 || said === 2 ? lastOffersOf(before)[said - 1]?.number : undefined;
    const pick = said === "keep" ? null : (typed ?? place);
    if (pick === undefined) throw new UsageError("missing-decision");
    const after = decide(before, { by: scene.actor.userId, pick, now: scene.now });
    const step = stepTo(after, "ended");
    return taken({ item, customer, before, after, step, what: "split-decided" }, scene);
  },
});
