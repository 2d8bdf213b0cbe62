// 确认: nothing waits for it here; what does is carried out by carry-out.ts before this file is asked.
import { command, say } from "../../src/chat/command.ts";
import { ASKED_MS } from "../../src/workflows/imports/which.ts";

export default command({
  right: "confirm",
  looks: "steers",
  args: {},
  async run({ actor, now, store }) {
    const lists = await store.imports.latest(actor.userId, now - ASKED_MS);
    return say("nothing", { list: lists.find(({ state }) => state === "asking") ?? null });
  },
});
