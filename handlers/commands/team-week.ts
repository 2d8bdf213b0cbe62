// 本周动态: what somebody's people have done since Monday, and who has not been heard of.
import { command, say } from "../../src/chat/command.ts";
import { addDays, at, dayOf, weekday } from "../../src/domain/day.ts";
import { groupedBy } from "../../src/domain/grouped.ts";
import type { What } from "../../src/domain/item/history.ts";
import { departmentsLed, membersOf, nameOf } from "../../src/workflows/team.ts";

/** What a head wants to read by customer, not only counted. */
const MOVES: readonly What[] = ["advanced", "won", "lost", "moved-back"];
const MOST_MOVES = 12;

export default command({
  right: "team",
  looks: true,
  args: {},
  audience: "private",
  async run({ actor, now, store }) {
    const today = dayOf(now);
    const monday = addDays(today, 1 - weekday(today));
    const departments = await departmentsLed(actor, store);
    const members = await membersOf(departments, store);
    const ids = members.map(({ userId }) => userId);
    const since = at(monday);
    const counted = groupedBy(await store.pipeline.counts(ids, since), ({ by }) => by);
    const acts = await store.pipeline.acts(ids, { whats: MOVES, since, limit: MOST_MOVES });
    const nameBy = new Map(members.map(({ userId, name }) => [userId, name]));
    const moves = [];
    for (const act of acts) {
      const item = await store.items.byNo(act.no);
      if (item === null) continue;
      const customer = await store.customers.byId(item.customerId);
      // The stage it came to then, whatever it is in by now.
      moves.push({ ...act, customer, name: nameBy.get(act.by) });
    }
    const leading = new Set([...(await store.org.on(today)).leaders.values()].flat());
    const did = members.map(({ userId, name }) => {
      const counts = new Map((counted.get(userId) ?? []).map(({ what, count }) => [what, count]));
      const of = (what: What) => counts.get(what) ?? 0;
      return {
        name,
        followed: of("followed-up"),
        advanced: of("advanced"),
        won: of("won"),
        created: of("created"),
        isSilent: counts.size === 0,
        isLeading: leading.has(userId),
      };
    });
    return say("list", {
      name: nameOf(actor, departments),
      monday,
      today,
      moves,
      did: did.filter(({ isSilent }) => !isSilent).sort((a, b) => b.followed - a.followed),
      silent: did.filter(({ isSilent, isLeading }) => isSilent && !isLeading).map(({ name }) => name),
    });
  },
});
