// 解绑群 华东一部: its posts go to the head privately from then on. 解绑群, in a group: that one.
import { arg } from "../../src/chat/args/args.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { readAudience } from "../../src/chat/read/audience.ts";
import { mustAdminister } from "../../src/domain/people/rights.ts";

export default command({
  right: "unbind-group",
  looks: ["nothing", "nothing-here"],
  args: { department: arg.departmentHere(), words: arg.words() },
  async run(scene) {
    const { department, words } = scene.args;
    const { actor, store } = scene;
    if (department === null) return unbindHere(scene);
    mustAdminister(actor, department);
    const { audience } = readAudience(words);
    const gone = await store.groups.unbind(department.id, audience);
    if (gone?.way === "bot") await store.botChats.unbind(gone.address);
    return say(gone === null ? "nothing" : "done", { department, audience });
  },
});

async function unbindHere({ actor, chat, store }: Scene<unknown>): Promise<Saying> {
  const bound = await store.botChats.of(chat.id);
  const department = bound === null ? null : await store.people.department(bound.departmentId);
  if (bound === null) return say("nothing-here");
  if (department !== null) mustAdminister(actor, department);
  await store.botChats.unbind(chat.id);
  await store.groups.unbindChat(chat.id);
  return say("here", { name: department?.name ?? "", audience: bound.audience });
}
