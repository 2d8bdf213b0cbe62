// 撤销: takes back the sender's last act, within ten minutes, by a compensating event; then the one before, three in all.
import { takeUp } from "../../src/chat/args/take-up.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { unjudged } from "../../src/domain/audit/audit.ts";
import { REVERSIBLE, undo } from "../../src/domain/hands/undo.ts";
import type { Change } from "../../src/domain/item/change.ts";
import type { Customer } from "../../src/domain/item/customer.ts";
import { amountOf } from "../../src/domain/item/item.ts";
import { may } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { headOfHolder, thaw } from "../../src/workflows/audits/freeze.ts";
import { celebrationsOf } from "../../src/workflows/celebration.ts";
import { undoTarget } from "../../src/workflows/insight/target-set.ts";
import { fundNotices, settleShares } from "../../src/workflows/mentoring/mentor-shares.ts";
import { unmerge } from "../../src/workflows/merging.ts";
import { seated } from "../../src/workflows/seated.ts";
import { undoTogether } from "../../src/workflows/undo-together.ts";

const MINUTE_MS = 60_000;
const TARGET = "target";

export default command({
  undoable: true,
  right: "undo",
  looks: "steers",
  args: {},
  async run(scene) {
    const { actor, now, store, rules, save, commands } = scene;
    const act = await store.acts.latest(actor.userId);
    if (act === null) return say("nothing");
    if (act.together.length > 0) return undoTogether(act, scene);
    if (act.command === TARGET) {
      const undone = await undoTarget(act, scene);
      await store.acts.takenBack(act, 0);
      return say("target", undone);
    }
    const item = act.no === null ? null : await store.items.byNo(act.no);
    const { what } = act;
    const before = act.before === null ? null : await seated(act.before, store);
    if (what === null || before === null || item === null) {
      if (now - act.at > rules.undoMinutes * MINUTE_MS) return say("nothing");
      const word = commands.find(({ id }) => id === act.command)?.words[0] ?? "";
      throw new RuleError("no-way-back", { command: act.command, word, no: act.no });
    }
    const change = undo(item, { act: { ...act, what }, before, now, minutes: rules.undoMinutes });
    const right = REVERSIBLE[what];
    const { customer, relations } = await takeUp(before, {
      store,
      actor,
      now,
      ...(right === undefined ? {} : { right }),
    });
    if (right !== undefined && !may(right, relations))
      throw new RuleError("not-yours", { item, right, seen: true, claimable: false });
    if (what === "followed-up") {
      await store.followUps.undo(item.no, { by: actor.userId, at: now });
      await store.jointTalks.undo(item.no, { by: actor.userId, at: act.at });
    }
    if (what === "paid") {
      const last = (await store.payments.of(item.no)).at(-1);
      // Nothing is struck out: what was booked is booked back.
      if (last !== undefined)
        await store.payments.add({
          ...withoutId(last),
          amountFen: -last.amountFen,
          at: now,
          by: actor.userId,
        });
    }
    if (what === "won") await store.outbox.withdraw(celebrationsOf(item));
    if (what === "moved-back") await store.fund.resume(item.no, act.at);
    if (what === "verified") await store.evidence.unverify(item.no, { by: actor.userId, at: now });
    if (what === "audited") return foundAnew(change, { customer, scene });
    if (what === "pictured")
      await store.evidence.unpicture(item.no, { by: actor.userId, putAt: act.at, at: now });
    const undone = await save(change);
    await store.acts.takenBack(act, undone.version);
    if (what === "merged")
      return {
        ...say("done", { item: undone, customer, what, from: null, to: null }),
        notices: await unmerge(undone, scene),
      };
    const restored = await settleShares(undone, scene);
    return {
      ...say("done", { item: undone, customer, what, from: amountOf(item), to: amountOf(undone) }),
      notices: await fundNotices(restored, { item: undone, customer, scene }),
    };
  },
});

/** 抽查: it is to be looked at again, and whoever was told of it hears so. */
async function foundAnew(
  change: Change,
  { customer, scene }: { readonly customer: Customer; readonly scene: Scene<unknown> },
): Promise<Saying> {
  const { actor, now, store, save } = scene;
  const { no } = change.item;
  const act = await store.acts.latest(actor.userId);
  const audit = await store.audits.latestOf(no);
  if (audit === null || audit.judgedBy !== actor.userId || !TAKEN_BACK.has(audit.state))
    throw new RuleError("undo-overtaken", { item: change.item, what: "audited" });
  await store.audits.save(unjudged(audit));
  await thaw(no, { store, now });
  const item = await save(change);
  if (act !== null) await store.acts.takenBack(act, item.version);
  const head = audit.state === "true" ? null : await headOfHolder(item, actor, scene);
  const told = audit.state === "true" ? [] : [item.ownerId, head];
  const notices = told
    .filter((to) => to !== null)
    .map((to) => ({ to, block: "told-found-anew", values: { item, customer } }));
  return { ...say("done", { item, customer, what: "audited", from: null, to: null }), notices };
}

const TAKEN_BACK: ReadonlySet<string> = new Set(["true", "doubtful", "false"]);

function withoutId<T extends { readonly id: number }>({ id: _id, ...rest }: T): Omit<T, "id"> {
  return rest;
}
