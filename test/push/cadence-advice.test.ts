// The first working day of a quarter: to each who may change it, what cadence the deals of a year suggest; nothing changes by itself.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openFilesIn } from "../setup/files-in.ts";
import { wonList } from "../setup/won-list.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  async function imported(list: string): Promise<void> {
    const files = await openFilesIn(talk);
    await files.send("admin", list);
    await talk.say("admin", "确认");
    await files.work();
  }
  async function quarter(): Promise<void> {
    for (const minute of [10 * 60 + 29, 10 * 60 + 30, 10 * 60 + 31]) {
      talk.goTo("2026-04-01", minute);
      await talk.tick();
      await talk.deliver();
    }
  }
  const advised = async (who: string) =>
    (await talk.told(who)).filter((text) => text.includes("看一次跟进节奏"));
  const quick = [20, 30, 38, 40, 40, 41, 50, 90];

  test("the median with n, today's level, the one that fits, and the line that asks for it, once", async () => {
    await imported(wonList(quick));
    await quarter();
    expect(await advised("zhuguan")).toEqual([
      [
        "赵主管,4/1 看一次跟进节奏:",
        "销售一部近一年签了 8 单,从首次接触到签约一半在 40 天以内",
        "现在竞争强度是中,一单下来联系 4 次左右;高是 8 次左右,更合拍(谈成一单一般要 8 次)",
        "想改就发: 「竞争 高 因为一单一般 40 天,想联系 8 次左右」。先给你看近90天照这样会怎样,大家说完由你定;不改不用管",
      ].join("\n"),
    ]);
    expect((await advised("jingli"))[0]).toContain("华东大区近一年签了 8 单");
    expect(await advised("erzhu")).toEqual([]);
    expect(await advised("ZhangSan")).toEqual([]);
    const { ruleVersions } = await talk.database.read(({ dump }) => dump.read());
    expect(ruleVersions).toEqual([]);
    const line = /「(竞争 .*?)」/.exec((await advised("zhuguan"))[0] ?? "")?.[1] ?? "";
    expect(await talk.say("zhuguan", line)).toContain("竞争强度改成高,现在是中: 一单一般 40 天");
  });
  test("nothing where too little was won, where it fits already, or where no list tells the beginning", async () => {
    await imported(wonList(quick.slice(1)));
    await imported(wonList([80, 82, 84, 85, 86, 87, 88, 90], "王五"));
    await quarter();
    expect(await advised("zhuguan")).toEqual([]);
    expect(await advised("erzhu")).toEqual([]);
    expect(await advised("jingli")).toEqual([]);
  });
  test("imported without its first contact a deal tells nothing", async () => {
    await imported(wonList(quick).replace("创建时间", "不相干"));
    await quarter();
    expect(await advised("zhuguan")).toEqual([]);
  });
  test("whoever is away is not written to", async () => {
    await imported(wonList(quick));
    talk.goTo("2026-03-31");
    await talk.say("zhuguan", "请假 4/1到4/2");
    await quarter();
    expect(await advised("zhuguan")).toEqual([]);
    expect(await advised("jingli")).toHaveLength(1);
  });
});
