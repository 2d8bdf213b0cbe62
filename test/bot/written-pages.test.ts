// Pages are written where they are read: the same letters as here, beside whoever is answered meanwhile.
import { readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { framed, frameOf, unframed } from "../../src/bot/framed.ts";
import { ownWords, writingWith } from "../../src/bot/page-writing.ts";
import { createReader } from "../../src/bot/reader.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import type { Frame, Looked, Values } from "../../src/web/parts.ts";
import { written } from "../../src/web/written.ts";
import { type ViewName, view } from "../../src/workflows/pages/views.ts";
import { openTalk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { withRealThreads } from "../setup/threads.ts";

withRealThreads();

const FRAME: Frame = {
  ...{ token: "token", key: "key", live: "mark", task: null, back: "/board?show=stuck", base: "/crm" },
  ...{ style: "/a.css", icon: "/i.svg", script: "/p.js", deskScript: "/d.js" },
};
const BOARD = { department: "", person: "", period: "", stage: 0, page: 1 };
const LOOKS: readonly (readonly [ViewName, string, Values])[] = [
  ["day", "lisi", {}],
  ["story", "lisi", { no: 1 }],
  ["board", "lisi", { ...BOARD, show: "stuck" }],
  ["board", "zhuguan", { ...BOARD, show: "stages" }],
  ["board", "jingli", { ...BOARD, show: "funnel" }],
  ["targets", "lisi", { department: "", person: "", period: "quarter" }],
  ["rules", "lisi", {}],
];

onOneEngine((engine) => {
  test("each is what would be written here, and nothing of its values comes along", async () => {
    const databaseUrl = await engine.migratedUrl();
    const database = await openDatabase({ url: databaseUrl, kind: "real", access: "server" });
    const talk = await openTalk({ open: async () => database });
    await talk.say("lisi", "新建商机 上海云图科技 联系人王磊 13600001001 地址上海 需求MES 金额50万");
    await talk.say("lisi", "推进 1 到2 约了周四面谈 王总参加");
    const reader = createReader({ databaseUrl, sandbox: false }, talk.now);
    try {
      const rules = DEFAULT_RULEBOOK;
      const writing = writingWith(ownWords(), { rules, now: talk.now() });
      for (const [name, userId, of] of LOOKS) {
        const asked = view(name, { userId, beganAt: 0, of, rules, said: null });
        const read = (await reader.compute(asked)) as Looked & { readonly values: Values };
        const here = written(name, read, { frame: FRAME, writing });
        const there = (await reader.compute(framed(asked, FRAME))) as Looked;
        expect([name, there.html]).toEqual([name, here]);
        expect([name, there.values, there.visitor]).toEqual([name, {}, read.visitor]);
      }
      const notTheirs = view("story", { userId: "lisi", beganAt: 0, of: { no: 99 }, rules, said: null });
      expect(await reader.compute(framed(notTheirs, FRAME))).toMatchObject({ values: null });
      expect(await reader.compute(framed(notTheirs, FRAME))).not.toHaveProperty("html");
      expect(isBehind()).toBe(process.platform === "linux");
    } finally {
      await reader.stop();
      await database.close();
    }
  });
});

/** Whether some thread stands behind this one. */
function isBehind(): boolean {
  if (process.platform !== "linux") return false;
  const nice = (task: string) =>
    Number(readFileSync(`/proc/self/task/${task}/stat`, "utf8").split(") ")[1]?.split(" ")[16]);
  return readdirSync("/proc/self/task").some((task) => nice(task) > getPriority());
}

test("what is prepared for nobody is not written, and keeps nobody's token", () => {
  const asked = view("rules", { userId: "lisi", beganAt: 0, of: {}, rules: DEFAULT_RULEBOOK, said: null });
  expect(frameOf(framed(asked, FRAME))).toBe(FRAME);
  expect(frameOf(asked)).toBeNull();
  expect(unframed(framed(asked, FRAME))).toEqual(asked);
});
