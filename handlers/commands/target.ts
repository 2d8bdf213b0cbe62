// 目标 本月 100万 · 目标 @张三 本月 50万 · 目标 部门 本季 300万 · 目标 本月 商机数 20 完整率90%: what is to be reached, one's own
// by anybody, a department's by who leads it, the company's by managers and admins; alone, how far it is (rules.md 4, 11, 12).
import { arg } from "../../src/chat/args/args.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { readSpanAhead } from "../../src/chat/read/span-ahead.ts";
import type { Span } from "../../src/chat/read/span-units.ts";
import { readTarget, TARGET_APART, type TargetRead } from "../../src/chat/read/target.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { lacksFloor, type TargetOf } from "../../src/domain/insight/target.ts";
import { askedBack } from "../../src/workflows/asked-back.ts";
import { withPicture } from "../../src/workflows/insight/look.ts";
import { nameOf, shownTargets } from "../../src/workflows/insight/target-read.ts";
import { settingOf, targetOf } from "../../src/workflows/insight/target-set.ts";
import { linesOfTargets } from "../../src/workflows/insight/target-shown.ts";
import { withPage } from "../../src/workflows/pages/link.ts";

export default command({
  right: "insight",
  apart: TARGET_APART,
  looks: ["shown", "none", "floor", "same"],
  audience: "private",
  args: { when: arg.whenAhead(readSpanAhead), whom: arg.whom() },
  async run(scene) {
    const { when, whom } = scene.args;
    const read = readTarget(whom.text);
    if (read.unclear !== null) throw askedBack(read.unclear);
    const of = await targetOf(whom.whose, scene.actor, scene.store);
    if (read.value === null && !read.withdraws) {
      if (read.complete !== null || read.sentBack !== null) throw new UsageError("missing-target-count");
      const { saying, drawn } = await shownTargets(
        of,
        { when, isUnsaid: whom.whose.kind === "unsaid" },
        scene,
      );
      const told = withPage(saying, ["targets", { whose: whom.whose, when }], scene);
      return drawn === null ? told : withPicture(told, ["target", drawn], scene);
    }
    if (when === null || when.unit === "days" || when.unit === "week")
      throw new UsageError("missing-target-when");
    return set(of, { when, read }, scene);
  },
});

async function set(
  of: TargetOf,
  said: { readonly when: Span; readonly read: TargetRead },
  scene: Scene<unknown>,
): Promise<Saying> {
  const { actor, store, rules } = scene;
  const { target, before } = await settingOf(of, said, scene);
  const names = await store.people.names([before?.by ?? null]);
  const values = {
    ...nameOf(of, scene),
    target,
    span: said.when,
    before,
    author: names[before?.by ?? ""] ?? null,
    by: actor,
  };
  if (lacksFloor(target)) {
    const { leastComplete, mostSentBack } = rules.insight.floor;
    const confirmAs = scene.worded("with-floor", { ...values, leastComplete, mostSentBack });
    return {
      ...say("floor", { ...values, leastComplete, mostSentBack, words: confirmAs }),
      confirm: true,
      confirmAs,
    };
  }
  if (target.value === null && before === null) return say("same", values);
  const isSame =
    before !== null &&
    before.value === target.value &&
    before.complete === target.complete &&
    before.sentBack === target.sentBack &&
    before.whole === target.whole;
  if (isSame) return say("same", values);
  const [line = null] =
    target.value === null ? [] : await linesOfTargets([{ ...target, id: 0, isSum: false }], scene);
  await store.targets.add(target);
  const told = of.kind === "person" && of.userId !== actor.userId ? [of.userId] : [];
  return {
    ...say(target.value === null ? "withdrawn" : "set", { ...values, line }),
    notices: told.map((to) => ({ to, block: "told", values: { ...values, line } })),
  };
}
