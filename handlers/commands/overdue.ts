// 部门逾期: what is late in the departments somebody leads, the longest first (contract.md).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { lateIn, lateLines } from "../../src/workflows/late.ts";
import { linked } from "../../src/workflows/pages/link.ts";
import { departmentsAsked } from "../../src/workflows/team.ts";

/** As much as a head can act upon; what does not fit into an answer waits for 更多. */
const PAGE = 100;

export default command({
  right: "overdue",
  looks: true,
  args: { departments: arg.departmentsSpokenOf() },
  audience: "private",
  async run(scene) {
    const { args, actor, chat, now, store } = scene;
    const led = await departmentsAsked(args.departments, actor, store);
    const late = await lateIn(
      led.map(({ id }) => id),
      scene,
    );
    const lines = await lateLines(late.items.slice(0, PAGE), scene);
    const spot = { userId: actor.userId, chatId: chat.id };
    await store.conversations.keepList(
      spot,
      lines.map(({ item }) => item.no),
      now,
    );
    const isMore = late.isMore || late.items.length > PAGE;
    const saying = say(lines.length === 0 ? "nothing" : "list", {
      lines,
      isMore,
      name: args.departments.map(({ name }) => name).join("、"),
    });
    return lines.length === 0 ? saying : linked(saying, { page: "board", query: { show: "stuck" } }, scene);
  },
});
