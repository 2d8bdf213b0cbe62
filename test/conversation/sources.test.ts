// 线索来源: source by source how much came, how well it was cleaned, what was signed and for whom; and who may read of it.
import { beforeEach, expect, test } from "vitest";
import { sourcesOf } from "../../src/domain/insight/sources.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉";

onOneEngine((engine) => {
  let talk: Talk;
  let count = 0;
  beforeEach(async () => {
    talk = await openTalk(engine);
    count = 0;
  });

  async function came(source: string, verdict: string): Promise<string> {
    count++;
    const name = `上海${NAMES[count % 20]}${NAMES[Math.floor(count / 20)]}机电`;
    const lead = await talk.say(
      "heshi",
      `录线索 ${name} 王磊 1360000${1000 + count} 想了解MES 地址上海 来源 ${source}`,
    );
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} ${verdict}`);
    return no;
  }

  test("what came, what it was, what came back and what was signed stand side by side", async () => {
    for (let index = 0; index < 7; index++) {
      const no = await came("百度投流", "合格 需要MES 给华东大区");
      await talk.say("ZhangSan", `领取 ${no}`);
      if (index === 0) await talk.say("ZhangSan", `赢单 ${no} 20万 跳过 老客户`);
      if (index === 1) await talk.say("ZhangSan", `清洗 ${no} 退回 联系不上`);
    }
    await came("百度投流", "不合格 空号");
    await came("春季展会", "合格 需要MES 给华东大区");
    const told = await talk.say("jingli", "线索来源 公司");
    expect(told.split("\n")).toEqual([
      "全公司的线索来源 12/11–3/10: 来了 9 条,成了商机 7,不合格 1,退回清洗 1,签了 1(20万)",
      "百度投流 8 条: 成了商机 6,不合格 1,退回清洗 1,签了 1(20万)",
      "其余 1 个来源 1 条: 成了商机 1,签了 0",
      "按这段时间来的算,到今天走成什么样;新来的还没走完,先别急着下结论",
      "为什么退回发「清洗质量」,多久有人开口发「首响」",
    ]);
    expect(await talk.say("jingli", "公司哪个渠道来的线索签得多")).toContain("百度投流 8 条");
    // What a rep reads is theirs; what is nobody's yet, or another's, is in none of it.
    expect(await talk.say("ZhangSan", "线索来源")).toContain("来了 6 条");
    expect(await talk.say("lisi", "线索来源")).toContain("没有新来的线索");
    expect(await talk.say("lisi", "线索来源 公司")).not.toContain("百度投流");
  }, 60_000);
});

test("without a source it goes by how it came; the same source twice is one", () => {
  const row = { count: 8, qualified: 4, unqualified: 1, sentBack: 0, won: 1, wonFen: 100, valued: 2 };
  const found = sourcesOf(
    [
      { ...row, source: null, intake: "self-developed" },
      { ...row, source: "展会", intake: "marketing" },
      { ...row, source: "展会", intake: "reported" },
      { ...row, count: 1, source: "抖音", intake: "marketing" },
    ],
    { fewest: 8, most: 5 },
  );
  expect(found.sources.map(({ source, intake, count }) => [source, intake, count])).toEqual([
    ["展会", "marketing", 16],
    [null, "self-developed", 8],
  ]);
  expect([found.all.count, found.all.wonFen, found.rest?.kinds, found.rest?.count]).toEqual([25, 400, 1, 1]);
});
