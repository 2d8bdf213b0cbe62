// 看板: as the page of that name begins; for whoever leads, what the department holds, for others what they hold themselves.
import { command, say } from "../../src/chat/command.ts";

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: {},
  run: async ({ actor, worded }) => ({
    ...say("board", {}),
    instead: worded("meant", { leads: actor.leads.length > 0 }),
  }),
});
