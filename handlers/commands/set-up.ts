// 怎么开始用, 开始设置: an admin reads what is set up, what is missing and what to send next; everybody else how to begin.
import { command, say } from "../../src/chat/command.ts";
import { setUpOf } from "../../src/workflows/desks/set-up.ts";
import { helpFor } from "../../src/workflows/help.ts";

export default command({
  right: "set-up",
  looks: true,
  args: {},
  async run(scene) {
    const { actor } = scene;
    if (!actor.roles.has("admin")) return helpFor(scene);
    const setUp = await setUpOf(scene);
    return say("steps", { name: actor.name, setUp, next: setUp.missing[0] ?? null });
  },
});
