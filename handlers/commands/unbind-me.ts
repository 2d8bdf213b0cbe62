// 解除绑定: what the group bot hears from the id bound to the sender is nobody's again.
import { command, say } from "../../src/chat/command.ts";

export default command({
  right: "unbind-me",
  args: {},
  run: async ({ actor, store }) => say((await store.identities.drop(actor.userId)) ? "done" : "none"),
});
