// 请假 周三到周五 [@李四代管] · 请假 取消: the clocks of what one holds stand still (rules.md 5).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readPeriod } from "../../src/chat/read/period.ts";
import { readQuiet } from "../../src/chat/read/quiet.ts";
import { endsQuiet } from "../../src/chat/read/quiet-time.ts";
import { rewindAll } from "../../src/chat/turn/clockwork.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { needsHead, pauseOf, workingDaysOf } from "../../src/domain/clock/leave.ts";
import { dayOf } from "../../src/domain/day.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { RuleError } from "../../src/domain/rule-error.ts";

export default command({
  right: "leave",
  looks: ["none"],
  args: { deputy: arg.personIfNamed(), text: arg.words() },
  async run(scene) {
    const { actor, now, store, calendar, word } = scene;
    const { deputy, text } = scene.args;
    const today = dayOf(now);
    const known = (await store.absences.of(actor.userId, today)).filter(({ kind }) => kind === "leave");
    if (readQuiet(text, now) === "off" || endsQuiet(word)) {
      const [last] = known;
      if (last === undefined) return say("none");
      await store.absences.save({ ...last, state: "ended" });
      await store.pauses.endOf({ memberId: actor.userId, kind: "leave", at: now });
      await rewindAll(await store.items.ownedBy(actor.userId), scene);
      return say("ended", { from: last.fromDay, to: last.toDay });
    }
    const period = readPeriod(text, now);
    if (period === null) throw new UsageError("missing-period");
    if ("ask" in period) throw new UsageError(period.ask, { words: period.words });
    if (deputy?.userId === actor.userId) throw new RuleError("deputy-oneself", {});
    const days = workingDaysOf({ ...period, today, calendar, known });
    const asks = needsHead(days);
    const head = headOf(await store.org.on(today), actor.department.id, [actor.userId]);
    const absence = await store.absences.add({
      memberId: actor.userId,
      kind: "leave",
      fromDay: period.from,
      toDay: period.to,
      deputyId: deputy?.userId ?? null,
      state: asks && head !== null ? "asked" : "granted",
      by: actor.userId,
      at: now,
      decidedBy: null,
    });
    const names = await store.people.names([head?.userId ?? null]);
    const values = { ...period, days, deputy, head: head === null ? null : names[head.userId], by: actor };
    const notices = [];
    if (absence.state === "asked" && head !== null)
      notices.push({
        to: head.userId,
        block: "asked-head",
        values,
        buttons: "buttons",
        matter: `leave/${absence.id}`,
      });
    else {
      await store.pauses.add(pauseOf(absence));
      await rewindAll(await store.items.ownedBy(actor.userId), scene);
      if (head !== null) notices.push({ to: head.userId, block: "told-head", values });
      if (deputy !== null) notices.push({ to: deputy.userId, block: "told-deputy", values });
    }
    return { ...say(absence.state === "asked" ? "asked" : "done", values), notices };
  },
});
