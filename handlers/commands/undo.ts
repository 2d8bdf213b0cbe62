// 撤销: takes back the sender's last act, within ten minutes, by a compensating event.
import { takeUp } from "../../src/chat/args/item.ts";
import { command, say } from "../../src/chat/command.ts";
import { REVERSIBLE, undo } from "../../src/domain/hands/undo.ts";
import { may } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { celebrationsOf } from "../../src/workflows/celebration.ts";
import { fundNotices, settleShares } from "../../src/workflows/mentoring/mentor-shares.ts";

export default command({
  right: "undo",
  args: {},
  async run(scene) {
    const { actor, now, store, rules, save } = scene;
    const last = await store.items.lastAct(actor.userId);
    const item = last === null ? null : await store.items.byNo(last.act.no);
    if (last === null || item === null) return say("nothing");
    const change = undo(item, { ...last, now, minutes: rules.undoMinutes });
    const right = REVERSIBLE[last.act.what];
    const { customer, relations } = await takeUp(last.before, { store, actor, now });
    if (right !== undefined && !may(right, relations))
      throw new RuleError("not-yours", { item, right, seen: true, claimable: false });
    if (last.act.what === "followed-up") {
      await store.followUps.undo(item.no, { by: actor.userId, at: now });
      await store.jointTalks.undo(item.no, { by: actor.userId, at: last.act.at });
    }
    if (last.act.what === "won") await store.outbox.withdraw(celebrationsOf(item));
    if (last.act.what === "moved-back") await store.fund.resume(item.no, last.act.at);
    const undone = await save(change);
    const restored = await settleShares(undone, scene);
    return {
      ...say("done", { item: undone, customer, what: last.act.what }),
      notices: await fundNotices(restored, { item: undone, customer, scene }),
    };
  },
});
