// 目标 本月 100万 · 目标 @张三 本月 50万 · 目标 部门 本季 300万 · 目标 本月 商机数 20 完整率90%: what is to be reached, one's own
// by anybody, a department's by who leads it, the company's by managers and admins; alone, how far it is (rules.md 4, 11, 12).
import { arg } from "../../src/chat/args/args.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import type { Span } from "../../src/chat/read/span.ts";
import { readSpanAhead } from "../../src/chat/read/span-ahead.ts";
import { readTarget, type TargetRead } from "../../src/chat/read/target.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { lacksFloor, rankOver, type TargetOf } from "../../src/domain/insight/target.ts";
import { askedBack } from "../../src/workflows/asked-back.ts";
import { ownerOf, settingOf, targetOf } from "../../src/workflows/insight/target-set.ts";
import { linesOfTargets, targetsShown } from "../../src/workflows/insight/target-shown.ts";

export default command({
  right: "target",
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
      return shown(of, { when, isUnsaid: whom.whose.kind === "unsaid" }, scene);
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

async function shown(
  of: TargetOf,
  { when, isUnsaid }: { readonly when: Span | null; readonly isUnsaid: boolean },
  scene: Scene<unknown>,
): Promise<Saying> {
  const { actor, store } = scene;
  rankOver(actor, of);
  const departments = await store.people.departments();
  const led = isUnsaid ? departments.filter(({ id }) => actor.leads.some((one) => one.id === id)) : [];
  const all: readonly TargetOf[] = [
    of,
    ...led.map((department) => ({ kind: "department", department }) as const),
  ];
  const sections = [];
  for (const one of all)
    sections.push({
      ...nameOf(one, scene),
      targets: await targetsShown(ownerOf(one), when, scene),
    });
  const lines = await linesOfTargets(
    sections.flatMap(({ targets }) => targets),
    scene,
  );
  let from = 0;
  const read = sections.map(({ targets, ...section }) => {
    const own = lines.slice(from, from + targets.length);
    from += targets.length;
    return { ...section, lines: own };
  });
  const isNone = lines.length === 0;
  return say(isNone ? "none" : "shown", {
    ...nameOf(of, scene),
    sections: read.filter((section) => section.lines.length > 0),
    when,
    isOwn: isOwn(of, scene),
    lags: lines.some(({ left, holds }) => left !== null || !holds),
  });
}

function isOwn(of: TargetOf, { actor }: Pick<Scene<unknown>, "actor">): boolean {
  return of.kind === "person" && of.userId === actor.userId;
}

/** As the answer calls it, and as one types it. */
function nameOf(of: TargetOf, scene: Pick<Scene<unknown>, "actor">) {
  if (of.kind === "company") return { name: "", isOwn: false, handle: "" };
  if (of.kind === "department") return { name: of.department.name, isOwn: false, handle: of.department.name };
  return { name: isOwn(of, scene) ? "" : of.name, isOwn: isOwn(of, scene), handle: `@${of.userId}` };
}
