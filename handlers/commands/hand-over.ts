// 离职交接 @张三 1给@李四 2公海 其余给@王五: the head gives what a leaver holds to colleagues or the pool (rules.md 2).
import { arg } from "../../src/chat/args/args.ts";
import { command, type Notice, say } from "../../src/chat/command.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { type Allotted, allot, type HandedOn, handedOn } from "../../src/domain/hands/leaver.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { mustLead } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { heldBy, LEAVER_LINES, leaverList, pathsOf, releaseOthers } from "../../src/workflows/leaver.ts";

export default command({
  right: "hand-over",
  looks: ["list", "nothing"],
  audience: "private",
  args: { who: arg.person({ leading: true, left: true }), parts: arg.handOver() },
  async run(scene) {
    const { who, parts } = scene.args;
    const { actor, now, store, confirmed, word } = scene;
    mustLead(actor, who);
    const held = await heldBy(who.userId, store);
    const isHere = (await store.people.member(who.userId))?.active === true;
    const about = { who, by: actor, isHere };
    if (parts.length === 0) {
      const released = isHere ? null : await releaseOthers(who, scene);
      const lines = held.items.slice(0, LEAVER_LINES);
      await store.conversations.keepList(
        leaverList(actor, who),
        lines.map(({ no }) => no),
        now,
      );
      const values = { ...about, ...held.counts, lines: lines.map(held.line), released };
      return { ...say("list", values), notices: released?.notices ?? [] };
    }
    const list = await store.conversations.list(leaverList(actor, who), now - REMEMBERED_MS);
    const allotted: Allotted[] = [];
    for (const { which, to } of parts)
      for (const one of which) {
        const no = one.kind === "rest" ? null : one.kind === "item" ? one.no : list[one.line - 1];
        if (no === undefined) throw new UsageError("no-such-leaver-line", { one, who: who.name });
        if (no !== null && !held.items.some((item) => item.no === no))
          throw new RuleError("not-in-their-hands", { no, who: who.name });
        if (to?.userId === who.userId) throw new RuleError("to-the-leaver", { who: who.name });
        allotted.push({ no, to });
      }
    const all = allot(held.items, allotted);
    const left = held.items.length - all.length;
    if (all.length > 1 && !confirmed)
      return { ...say("ask", { ...about, groups: grouped(all, held.line), left }), confirm: true as const };
    const moved: HandedOn[] = [];
    const paths = await pathsOf(
      all.map(({ item }) => item),
      store,
    );
    for (const one of all) {
      const largePath = paths.get(one.item.largeDepartmentId) ?? "/0/";
      const item = await scene.save(handedOn(one, { largePath, reason: word, now }));
      moved.push({ item, to: one.to });
    }
    const released = await releaseOthers(who, scene);
    const groups = grouped(moved, held.line);
    const notices: Notice[] = [...released.notices];
    for (const { to, count, lines } of groups)
      if (to !== null && to.userId !== actor.userId)
        notices.push({ to: to.userId, block: "came", values: { ...about, count, lines } });
    if (isHere && moved.length > 0)
      notices.push({ to: who.userId, block: "told", values: { ...about, groups, count: moved.length } });
    return { ...say(moved.length === 0 ? "nothing" : "done", { ...about, groups, left, released }), notices };
  },
});

/** The numbers of the list hold until the next one: over a weekend and a holiday. */
const REMEMBERED_MS = 10 * 86_400_000;

function grouped<Line>(moved: readonly HandedOn[], line: (item: Item) => Line) {
  const receivers = [...new Map(moved.map(({ to }) => [to?.userId, to])).values()];
  return receivers.map((to) => {
    const theirs = moved.filter((one) => one.to?.userId === to?.userId).map(({ item }) => line(item));
    return { to, count: theirs.length, lines: theirs.slice(0, LEAVER_LINES) };
  });
}
