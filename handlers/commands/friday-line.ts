// 不发周五小结 · 周五小结 开: whether one wants a week summed up on its last working day.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readOnOff } from "../../src/chat/read/on-off.ts";

const KIND = "friday-line";

export default command({
  undoable: true,
  right: "mute",
  looks: ["is-on", "is-off"],
  args: { text: arg.words() },
  async run({ args: { text }, word, actor, now, store: { unwantedNotices } }) {
    const said = readOnOff(`${word} ${text}`);
    if (said === null)
      return say((await unwantedNotices.isUnwantedBy(actor.userId, KIND)) ? "is-off" : "is-on");
    await unwantedNotices.set(actor.userId, { kind: KIND, wants: said === "on", at: now });
    return say(said);
  },
});
