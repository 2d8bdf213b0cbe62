// What results are read from: kept as things happen, read out of the past where an older program kept none.
import { beforeEach, describe, expect, test } from "vitest";
import { drawnAudit } from "../../src/domain/audit/audit.ts";
import { signingsPlayed } from "../../src/domain/insight/signing.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

onEachEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  beforeEach(async () => {
    talk = await openTalk(engine);
    await me("新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求MES 金额10万");
  });

  test("played from the history, a contract has the versions that were kept", async () => {
    talk.days(1);
    await me("赢单 1 28万 签约昨天 跳过 老客户");
    talk.days(1);
    await me("改 1 合同 30万");
    talk.days(1);
    await me("改 1 合同 31万");
    talk.minutes(2);
    await me("撤销");
    talk.days(1);
    await me("回退 1 到3 客户反悔");
    talk.days(1);
    await me("赢单 1 30万 签约昨天 跳过 老客户");
    const { items, history, signings } = await talk.database.read(({ dump }) => dump.read());
    const [item] = items;
    if (item === undefined) throw new Error("there is no item");
    const kept = signings
      // What was taken back within ten minutes a history need not tell.
      .filter(({ amountFen }) => amountFen !== 31_000_000)
      .map(({ id: _, knownUntil: _until, knownFrom: _from, ...version }) => version);
    const played = signingsPlayed(item, history);
    expect(played.map(({ knownUntil: _until, knownFrom: _from, ...version }) => version)).toEqual([
      { ...kept[0], signedOn: kept.at(-1)?.signedOn },
      { ...kept[1], signedOn: kept.at(-1)?.signedOn },
      kept.at(-1),
    ]);
    expect(played.at(-1)?.knownUntil).toBeNull();
    expect(played[0]?.knownFrom).toBe(signings[0]?.knownFrom);
  });

  test("what a failed audit froze stands apart, and is counted again when it is thawed", async () => {
    await me("赢单 1 28万 跳过 老客户");
    await me("回款 1 8万");
    const audit = await talk.database.transaction(async ({ audits }) => {
      const drawn = drawnAudit({
        no: 1,
        week: "2026-03-09",
        unitId: 2,
        ownerId: "ZhangSan",
        auditorId: "wangwu",
        drawnAt: talk.now(),
      });
      return audits.add({ ...drawn, state: "false", judgedBy: "wangwu", judgedAt: talk.now() });
    });
    const frozen = await me("业绩");
    expect(frozen).toContain("签约 0元(0单)");
    expect(frozen).toContain("28万 冻结中");
    expect(frozen).toContain("冻结中 1单(签约 28万,回款 8万),抽查有结果前不计入");
    talk.days(1);
    await talk.database.transaction(({ audits }) =>
      audits.save({ ...audit, state: "lifted", decidedBy: "jingli", decidedAt: talk.now() }),
    );
    expect(await me("业绩")).toMatch(/签约 28万\(1单\).*回款 8万/s);
    expect(await me("业绩 本月 截至昨天")).toContain("冻结中 1单");
  });

  test("an imported win counts on its day, and says so", async () => {
    await talk.database.transaction(async ({ items }) => {
      const item = await items.byNo(1);
      if (item === null) throw new Error("there is no item");
      const { no: _, version: _version, ...rest } = item;
      await items.create(
        {
          ...rest,
          intake: "imported",
          outcome: "won",
          stage: 6,
          signedOn: "2025-06-03",
          contractFen: 50_000_000,
        },
        { by: "import", at: talk.now() },
      );
    });
    const answer = await me("业绩 2025年6月");
    expect(answer).toContain("签约 50万(1单)");
    expect(answer).toContain("其中1单是导入的历史,按签约日和导入的负责人算");
    expect(await me("业绩 2025年6月 截至 2025/6/30")).toContain("签约 50万(1单)");
  });

  test("lost after a win fell through and started again, it is no result", async () => {
    await me("赢单 1 28万 跳过 老客户");
    talk.days(1);
    await me("回退 1 到3 客户反悔");
    await me("输单 1 价格 客户不做了");
    await me("重启 1 又找来了");
    expect(await me("业绩")).toContain("还没有签约和回款");
    expect(await me("业绩 本月 截至昨天")).toContain("签约 28万(1单)");
  });

  describe("two at once", () => {
    test("of two who set the same target, neither is lost", async () => {
      await Promise.all([
        talk.say("jingli", "目标 @张三 本月 50万"),
        talk.say("jingli", "目标 @张三 本月 60万"),
      ]);
      const rows = await talk.database.read(({ dump }) => dump.rowsOf("targets"));
      expect(rows.map(({ revision }) => revision)).toEqual([1, 2]);
      expect(rows.map(({ value }) => value).toSorted()).toEqual([50_000_000, 60_000_000]);
    });
  });
});
