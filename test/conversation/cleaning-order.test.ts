// Which lead comes next, how many wait and since when, and which one a bare verdict is about.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openFilesIn } from "../setup/files-in.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const cleaner = (text: string) => talk.say("heshi", text);
  const lead = (name: string, phone: number) =>
    talk.say("shizhu", `录线索 ${name} 王磊 1310000100${phone} 想了解MES 地址上海`);
  const kind = async (no: number) => (await talk.database.read(({ items }) => items.byNo(no)))?.kind;
  async function imports(count: number): Promise<void> {
    const files = await openFilesIn(talk);
    const rows = Array.from({ length: count }, (_, at) => `第${at}旧名单机电,1390000${1000 + at}`);
    await files.send("admin", `客户,电话\n${rows.join("\n")}\n`);
    await talk.say("admin", "确认");
    await files.work();
  }

  beforeEach(async () => {
    talk = await openTalk(engine);
  });

  test("what has waited for days comes first, then the fresh, then what a list has brought; all are counted", async () => {
    await lead("上海甲云机电", 1);
    await lead("上海乙云机电", 2);
    talk.days(6);
    await lead("上海丙云机电", 3);
    talk.minutes(1);
    await lead("上海丁云机电", 4);
    await imports(210);
    const first = await cleaner("清洗 下一条");
    expect(first).toContain("#1 上海甲云机电");
    expect(first).toContain("等清洗 214 条,最早的等了 6 天");
    for (const name of ["#2 上海乙云机电", "#4 上海丁云机电", "#3 上海丙云机电", "#5 第0旧名单机电", "#6 "]) {
      await cleaner("跳过");
      expect(await cleaner("下一条")).toContain(name);
    }
  }, 240_000);

  test("a verdict is about the lead looked at last, else about the one in hand", async () => {
    await lead("上海甲云机电", 1);
    talk.minutes(1);
    await lead("上海乙云机电", 2);
    expect(await cleaner("下一条")).toContain("#2");
    await cleaner("详情 1");
    expect(await cleaner("合格 需要MES")).toContain("#1 上海甲云机电");
    expect([await kind(1), await kind(2)]).toEqual(["opportunity", "lead"]);
    await cleaner("今日");
    expect(await cleaner("合格 需要MES")).toContain("#2 上海乙云机电");
    expect(await kind(2)).toBe("opportunity");
  });
});
