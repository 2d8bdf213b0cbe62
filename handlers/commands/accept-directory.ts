// 更新通讯录: an admin says that a large part of the company is really gone, after a reading was refused for it.
import { command, say } from "../../src/chat/command.ts";
import { accepted, refusedIn, SYNC_STANDING } from "../../src/domain/people/sync.ts";

export default command({
  right: "accept-directory",
  looks: ["nothing"],
  args: {},
  async run({ store }) {
    const gone = refusedIn(await store.settings.get(SYNC_STANDING));
    if (gone === null) return say("nothing");
    await store.settings.put(SYNC_STANDING, accepted(gone));
    return say("done", { gone });
  },
});
