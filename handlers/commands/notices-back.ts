// 恢复提醒: messages that rest because hardly anybody acted on them are sent on their own again.
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { MAY_REST, readRest, restKey, writeRest } from "../../src/domain/messages/heeded.ts";

export default command({
  right: "failed-notices",
  looks: ["none"],
  args: {},
  async run({ now, store: { settings } }) {
    const back: string[] = [];
    for (const reminder of MAY_REST) {
      const key = restKey(reminder);
      if (readRest(await settings.get(key))?.rests !== true) continue;
      await settings.put(key, writeRest({ rests: false, since: dayOf(now) }));
      back.push(reminder);
    }
    return back.length === 0 ? say("none") : say("back", { back });
  },
});
