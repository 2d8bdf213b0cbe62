// A database of an older program has neither stays nor contracts' versions: played from the history they are what would have been kept.
import { expect, test } from "vitest";
import type { Database } from "../../db/database.ts";
import { playAll } from "../../src/workflows/insight/play.ts";
import { SIGNINGS } from "../../src/workflows/insight/play-signings.ts";
import { STAYS } from "../../src/workflows/insight/play-stays.ts";
import { openTalk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  const keptIn = async (database: Database) => {
    const { stays, signings } = await database.read(({ dump }) => dump.read());
    return {
      stays: stays.map(({ id: _, ...stay }) => stay).sort((one, other) => one.no - other.no),
      signings: signings.map(({ id: _, ...signing }) => signing),
    };
  };

  test("taken over without them, they are played once, and are the same", async () => {
    const talk = await openTalk(engine);
    for (const text of [
      "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES 金额50万",
      "推进 1 到2 约了周四面谈 王总参加",
      "新建商机 苏州恒力机电 联系人陈工 13800002222 地址苏州 需求MES 金额30万",
      "赢单 1 48万 签约今天 跳过 客户着急",
      "推进 2 到3 报价28万 跳过 客户着急",
      "撤销",
      "输单 2 客户不做了",
      "重启 2 客户重新立项",
    ]) {
      talk.minutes(7);
      await talk.say("ZhangSan", text);
    }
    const kept = await keptIn(talk.database);
    expect([kept.stays.length, kept.signings.length]).toEqual([8, 1]);

    const rows = await talk.database.read(({ dump }) => dump.read());
    // An older program's document knows none of the two.
    const fresh = await engine.open();
    await fresh.transaction(({ dump }) => dump.write({ ...rows, stays: [], signings: [] }));
    expect([await playAll(fresh, STAYS), await playAll(fresh, SIGNINGS)]).toEqual([2, 1]);
    expect(await keptIn(fresh)).toEqual(kept);
    expect([await playAll(fresh, STAYS), await playAll(fresh, SIGNINGS)]).toEqual([0, 0]);
  });
});
