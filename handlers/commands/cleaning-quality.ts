// 清洗质量: what receivers sent back of what was cleaned, and why; one's own, or of those one leads. No speed (rules.md 1; A5).
import { command, say } from "../../src/chat/command.ts";
import { mayRead, qualityBetween, reasonsOf } from "../../src/workflows/cleaning-quality.ts";

const DAY_MS = 86_400_000;
const REASONS = 3;
const SOURCES = 6;

export default command({
  right: "cleaning-quality",
  looks: true,
  audience: "private",
  args: {},
  async run({ actor, now, store, rules }) {
    const days = rules.cleaning.qualityDays;
    const whose = await mayRead(actor, store);
    const report = await qualityBetween(
      { since: now - days * DAY_MS, until: now + 1, ...(whose === "all" ? {} : { only: whose }) },
      { store, rules },
    );
    const names = await store.people.names(report.byCleaner.map(({ key }) => key));
    const lines = report.byCleaner
      .map((group) => ({ ...group, name: names[group.key] ?? group.key, reasons: reasonsOf(group, REASONS) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const sources = [...report.bySource].sort((a, b) => b.judged - a.judged).slice(0, SOURCES);
    const isOwn = lines.length === 1 && lines[0]?.key === actor.userId;
    return say(lines.length === 0 && report.self.judged === 0 ? "none" : isOwn ? "own" : "team", {
      days,
      lines,
      one: lines[0] ?? null,
      sources,
      self: { ...report.self, reasons: reasonsOf(report.self, REASONS) },
      fewest: rules.cleaning.fewestCompared,
    });
  },
});
