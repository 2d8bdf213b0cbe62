// 今日 明天: what the next working day asks for, and what falls on the free days before it.
import { command, say } from "../../src/chat/command.ts";
import { addDays, dayOf } from "../../src/domain/day.ts";
import { agendaOf } from "../../src/workflows/agenda.ts";

export default command({
  right: "agenda",
  looks: true,
  args: {},
  audience: "private",
  async run(scene) {
    const tomorrow = addDays(dayOf(scene.now), 1);
    const working = scene.calendar.nextWorkingDay(tomorrow);
    const agenda = await agendaOf({ from: tomorrow, to: working }, scene);
    return say(agenda.count === 0 ? "nothing" : "list", { working, ...agenda });
  },
});
