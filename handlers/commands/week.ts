// 本周: what is due until Sunday, day by day, and what is late before it.
import { command, say } from "../../src/chat/command.ts";
import { addDays, dayOf, weekday } from "../../src/domain/day.ts";
import { agendaOf } from "../../src/workflows/agenda.ts";

export default command({
  right: "agenda",
  looks: true,
  args: {},
  audience: "private",
  async run(scene) {
    const today = dayOf(scene.now);
    const sunday = addDays(today, 7 - weekday(today));
    const agenda = await agendaOf({ from: today, to: sunday }, scene);
    return say(agenda.count === 0 ? "nothing" : "list", { sunday, ...agenda });
  },
});
