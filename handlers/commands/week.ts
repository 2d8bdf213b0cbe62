// 本周: what is due until Sunday, day by day, and what is late before it; 本周 下周 the seven days behind it.
import { BEHIND_WEEK, weekArg } from "../../src/chat/args/week.ts";
import { command, say } from "../../src/chat/command.ts";
import { addDays, dayOf, weekday } from "../../src/domain/day.ts";
import { agendaOf } from "../../src/workflows/agenda.ts";
import { agendaOfTeam } from "../../src/workflows/agenda-of-team.ts";

export default command({
  right: "agenda",
  looks: true,
  apart: BEHIND_WEEK,
  args: { week: weekArg },
  audience: "private",
  async run(scene) {
    const { week } = scene.args;
    const today = dayOf(scene.now);
    const sunday = addDays(today, 7 - weekday(today));
    const days =
      week === "this" ? { from: today, to: sunday } : { from: addDays(sunday, 1), to: addDays(sunday, 7) };
    const agenda = await agendaOf(days, scene);
    const from = week === "next" ? days.from : null;
    // A head who holds nothing asks for those they lead.
    const team = agenda.count === 0 ? await agendaOfTeam(days, scene) : null;
    if (team !== null && team.count > 0) return say("team", { from, sunday: days.to, ...team });
    return say(agenda.count === 0 ? "nothing" : "list", { from, sunday: days.to, ...agenda });
  },
});
