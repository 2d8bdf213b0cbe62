// The first working day of a month, to the admins: which messages hardly anybody acted on. They rest: what they say stands in the
// morning list anyway (src/domain/messages/heeded.ts).
import { isUnheeded, mayBegin, readRest, restKey, writeRest } from "../../src/domain/messages/heeded.ts";
import { reminder } from "../../src/push/reminder.ts";
import { report } from "../../src/workflows/insight/reports.ts";

const DAY_MS = 86_400_000;

export default reminder({
  on: "first-of-month",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ now, today, store, rules, compute }) {
    const { withinDays, ofDays } = rules.notices.heeding;
    const until = now - withinDays * DAY_MS;
    const ask = { from: until - ofDays * DAY_MS, until, withinMs: withinDays * DAY_MS };
    const lines: object[] = [];
    for (const line of compute(report("heeded", ask))) {
      const key = restKey(line.reminder);
      const rest = readRest(await store.settings.get(key));
      if (!mayBegin(rest, today, rules.notices) || !isUnheeded(line, rules.notices)) continue;
      await store.settings.put(key, writeRest({ rests: true, since: today }));
      lines.push({ ...line, share: Math.round((line.heeded * 10_000) / line.told) });
    }
    if (lines.length === 0) return [];
    const names = await store.people.names(
      (await store.people.withRole("admin")).map(({ userId }) => userId),
    );
    return Object.entries(names).map(([admin, name]) => ({
      to: { member: admin },
      block: "rests",
      values: { name, lines, ofDays, withinDays },
    }));
  },
});
