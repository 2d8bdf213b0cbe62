// 跳过: the lead in hand is left for later, or for another cleaner, and the next one is shown. The part of a half-typed
// command that was asked for is passed over by carry-out.ts before this file is asked.
import { command, say } from "../../src/chat/command.ts";
import { nextLead } from "../../src/workflows/cleaning.ts";
import { passOver } from "../../src/workflows/desks/set-up-talk.ts";

export default command({
  right: "skip",
  looks: "steers",
  args: {},
  async run(scene) {
    const { actor, now, store } = scene;
    const turn = await store.cleaning.keptFor(actor.userId, now);
    if (turn === null) return (await passOver(scene)) ?? say("nothing");
    await store.cleaning.skip(turn, now);
    return nextLead(scene, turn);
  },
});
