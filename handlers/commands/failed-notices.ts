// 通知 失败: what could not be delivered, what is stuck, and why; 通知 失败 重发 tries it all again.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { isSendAgain } from "../../src/chat/read/send-again.ts";

const MOST = 20;
const TO_ONE: readonly string[] = ["member", "card"];

export default command({
  right: "failed-notices",
  looks: ["none", "list"],
  args: { text: arg.words() },
  audience: "private",
  async run({ args: { text }, now, store }) {
    if (isSendAgain(text)) return say("again", { count: await store.outbox.sendAgain(now) });
    const failed = await store.outbox.failed(MOST);
    const stuck = await store.outbox.stuck();
    if (failed.length === 0 && stuck === null) return say("none");
    const names = await store.people.names(
      failed.map(({ toKind, toId }) => (TO_ONE.includes(toKind) ? toId : null)),
    );
    const departments = new Map((await store.people.departments()).map(({ id, name }) => [String(id), name]));
    const lines = failed.map((row) => ({
      at: row.createdAt,
      to: (TO_ONE.includes(row.toKind) ? names[row.toId] : departments.get(row.toId)) ?? null,
      chat: row.toKind === "chat",
      first: row.bodyText.split("\n")[0],
      error: row.error ?? "",
    }));
    return say("list", { lines, stuck });
  },
});
