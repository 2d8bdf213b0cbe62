// A company that puts its departments in another order: nothing is left where nobody can get at it.
import { expect, test } from "vitest";
import type { Directory } from "../../src/domain/people/people.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

type Departments = Directory["departments"];

/** The test company with other parents; without those that are to have none. */
function rearranged(parents: Readonly<Record<number, number | null>>, more: Departments = []): Directory {
  const departments = COMPANY.departments
    .filter(({ id }) => parents[id] !== null)
    .map((one) => ({ ...one, parentId: parents[one.id] ?? one.parentId }));
  return { ...COMPANY, departments: [...departments, ...more] };
}

const SALES = { id: 8, name: "国内事业群", parentId: 1, leaders: [] };

onEachEngine((engine) => {
  async function played() {
    const talk = await openTalk(engine);
    await talk.say("heshi", "录线索 杭州云栖科技 王磊 13800002222 想了解MES 来源 百度投流 地址杭州");
    await talk.say("heshi", "清洗 1 合格 需要MES,预算内 给华东大区");
    await talk.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台");
    const sync = (directory: Directory) =>
      talk.database.transaction(({ people }) => people.replace(directory));
    const larges = async () => {
      const { items } = await talk.database.read(({ dump }) => dump.read());
      return items.map(({ largeDepartmentId }) => largeDepartmentId);
    };
    expect(await larges()).toEqual([2, 2]);
    return { talk, sync, larges };
  }

  test("a dissolved one whose teams all went to another: its pool goes with them and is claimed there", async () => {
    const { talk, sync, larges } = await played();
    const moved = await sync(rearranged({ 2: null, 3: 5, 4: 5 }));
    expect(moved).toEqual([{ from: "华东大区", to: "华南大区", count: 2 }]);
    expect(await larges()).toEqual([5, 5]);
    expect(await talk.say("wangwu", "领取 1")).toContain("13800002222");
    expect(await sync(rearranged({ 2: null, 3: 5, 4: 5 }))).toEqual([]);
  });

  test.each([
    [
      "a dissolved one whose teams went different ways: its pool is the company's",
      { 2: null, 3: 5, 4: 7 },
      [],
      [1, 5],
    ],
    [
      "a dissolved one without a team left: its pool is the company's",
      { 2: null, 3: null, 4: null },
      [],
      [1, 1],
    ],
    ["one that was put under a new one: all is the new one's", { 2: 8 }, [SALES], [8, 8]],
    ["one team that went over: what its people hold goes along, the pool stays", { 3: 5 }, [], [2, 5]],
    ["one team that became a large department's sister: it is the company's", { 3: 1 }, [], [2, 1]],
    ["nothing that changed", {}, [], [2, 2]],
  ] as const)("%s", async (_, parents, more, expected) => {
    const { sync, larges } = await played();
    await sync(rearranged(parents, more));
    expect(await larges()).toEqual(expected);
  });

  test("whoever could claim before the change of the tree can claim after it", async () => {
    const { talk, sync } = await played();
    await sync(rearranged({ 2: 8 }, [SALES]));
    expect(await talk.say("lisi", "公海")).toContain("#1");
    expect(await talk.say("lisi", "领取 1")).toContain("13800002222");
  });
});
