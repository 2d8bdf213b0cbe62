// 沉寂 #12 一年无动静, 沉寂 全部 除了2, 沉寂 1 3 5 of what was proposed: pool → dormant, with a reason (rules.md 2).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { archive } from "../../src/domain/item/places.ts";
import { moveTogether } from "../../src/workflows/pool/move.ts";
import { whyArchive } from "../../src/workflows/pool/proposals.ts";

export default command({
  right: "archive",
  several: "together",
  looks: ["none-together"],
  args: { item: arg.picked({ list: "archive", place: "pool" }), reason: arg.words() },
  async run(scene) {
    const { item: picked, reason } = scene.args;
    const { one } = picked;
    if (one !== null) {
      if (reason === "") throw new UsageError("missing-reason");
      const item = await scene.save(archive(one.item, reason));
      return say("done", { item, customer: one.customer, reason });
    }
    if (reason === "" && !picked.byList && !scene.confirmed) throw new UsageError("missing-reason");
    return moveTogether(
      {
        picked,
        reason,
        async reasonOf(item) {
          const reasons = await whyArchive(item, scene);
          return reasons.length === 0 ? null : scene.worded("why", { reasons });
        },
        change: archive,
        isReversible: true,
      },
      scene,
    );
  },
});
