// Pictures of figures: what stands on them, for whom they are drawn, and that every character of them can be.
import { beforeEach, expect, test } from "vitest";
import { createPictureOf } from "../../src/bot/insight-pictures.ts";
import { readWords } from "../../src/bot/words.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { readSpec } from "../../src/workflows/exports/spec.ts";
import { computeWith } from "../../src/workflows/insight/reports.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });

  async function pictures(userId: string) {
    const { templates } = await readWords();
    const pictureOf = createPictureOf(
      { database: talk.database, templates, now: talk.now, rules: DEFAULT_RULEBOOK },
      { compute: (ask) => talk.database.read((store) => computeWith(ask, store)) },
    );
    const rows = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
    const found = [];
    for (const { toKind, toId, file } of rows) {
      const spec = file === null ? null : readSpec(file);
      if (toId === userId && spec?.kind === "picture") found.push(await pictureOf(spec, { toKind, toId }));
    }
    return found;
  }

  async function some(count = 5): Promise<void> {
    for (let index = 1; index <= count; index++)
      await talk.say(
        "ZhangSan",
        `新建商机 上海${"甲乙丙丁戊己庚辛"[index - 1]}云科技 联系人王磊 1360000100${index} 地址上海 需求MES 金额${index}0万`,
      );
    talk.days(4);
    await talk.say("ZhangSan", "推进 1 到2 约了周四面谈 王总参加");
    await talk.say("ZhangSan", "推进 2 到2 约了周四面谈 王总参加");
  }

  test("漏斗 is followed by its picture: counts, shares and times beside each other, the slowest marked", async () => {
    await some(8);
    await talk.say("zhuguan", "漏斗");
    const [funnel] = await pictures("zhuguan");
    expect(funnel).toMatchObject({
      kind: "funnel",
      title: "销售一部的漏斗",
      rows: [
        {
          label: "基础意向",
          countText: "8个",
          amountText: "手上330万",
          conversionText: "↓ 25%",
          // As of the end of the hour in which it is half past.
          median: { days: expect.closeTo(4 + 0.5 / 24, 6), isMore: true, text: "走完一半 4天以上" },
          sampleText: "样本8",
          flag: "停得最久",
        },
        { label: "中意向", countText: "2个", conversionText: "↓ 0%" },
        { label: "高意向", countText: "0个", amountText: "" },
        {},
        {},
      ],
    });
  });

  test("of too few to say so none is marked the slowest", async () => {
    await some(7);
    await talk.say("zhuguan", "漏斗");
    expect(await pictures("zhuguan")).toMatchObject([{ rows: [{ flag: null }, { flag: null }, {}, {}, {}] }]);
  });

  test("金字塔 too; nothing to show sends no picture", async () => {
    await talk.say("ZhangSan", "金字塔");
    expect(await pictures("ZhangSan")).toEqual([]);
    await some();
    await talk.say("ZhangSan", "金字塔");
    expect(await pictures("ZhangSan")).toMatchObject([
      {
        kind: "pyramid",
        title: "你在跟的金字塔",
        tiers: [{ label: "50万以上" }, { label: "10万到50万" }, {}],
      },
    ]);
  });

  test("倒推 is followed by target, what is signed and what can be expected", async () => {
    await some();
    await talk.say("ZhangSan", "倒推 本季 300万");
    expect(await pictures("ZhangSan")).toMatchObject([
      {
        kind: "target",
        title: "你的目标和预计",
        rows: [
          {
            label: "签约",
            reachedText: "0%",
            booked: { value: 0, text: "已签 0元" },
            target: { value: 300_000_000, text: "目标 300万,还差 300万" },
            forecast: null,
          },
        ],
      },
    ]);
  });

  test("whoever may not read it any more when it goes gets none", async () => {
    await some();
    await talk.say("zhuguan", "漏斗 @张三");
    expect(await pictures("zhuguan")).toMatchObject([{ title: "张三的漏斗" }]);
    const leaderless = COMPANY.departments.map((one) => ({ ...one, leaders: [] }));
    await talk.database.transaction(({ people }) => people.replace({ ...COMPANY, departments: leaderless }));
    expect(await pictures("zhuguan")).toEqual([null]);
  });

  test("改规则 is followed by now and then, by department, for whoever may change it and nobody else", async () => {
    for (let index = 1; index <= 3; index++)
      await talk.say(
        "ZhangSan",
        `新建商机 上海${"甲乙丙"[index - 1]}云科技 联系人王磊 1360000100${index} 地址上海 需求MES`,
      );
    await talk.database.transaction(async (store) => {
      for (const no of [1, 2, 3]) {
        const item = await store.items.byNo(no);
        if (item !== null)
          await store.items.apply(
            { item: { ...item, intake: "marketing" }, what: "noted" },
            { by: "x", at: talk.now() },
          );
      }
    });
    talk.days(7);
    await talk.say("ZhangSan", "跟进 2 王总说下周看方案");
    talk.days(5);
    const said = await talk.say("zhuguan", "改规则 回收 5天 因为新线索凉得快");
    expect(said).toContain("图随后发来");
    const [change] = await pictures("zhuguan");
    expect(change).toMatchObject({
      kind: "change",
      title: "销售一部: 回收改了会怎样",
      subtitle: "首次联系期限 7天 → 5天。近90天自动回公海的",
      heads: { before: "现在的规则", after: "照新的规则" },
      rows: [{ label: "销售一部", before: { value: 2, text: "2个" }, after: { value: 3, text: "3个" } }],
    });
    // Whoever leads it no more when the picture goes gets none.
    await talk.database.transaction(async ({ people }) => {
      const directory = await people.directory();
      const departments = directory.departments.map((one) => ({
        ...one,
        leaders: one.leaders.filter((id) => id !== "zhuguan"),
      }));
      const members = directory.members.map((one) => ({
        ...one,
        departments: one.departments.map(({ id }) => ({ id, isLeader: false })),
      }));
      await people.replace({ members, departments });
    });
    expect(await pictures("zhuguan")).toEqual([null]);
  });
});
