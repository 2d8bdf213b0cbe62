// A department in the middle of a sentence: by its name or the end of it, and what only looks like one.
import { expect, test } from "vitest";
import { readDepartments } from "../../../src/chat/read/department.ts";

const DEPARTMENTS = [
  { id: 1, name: "远山科技", path: "/1/" },
  { id: 2, name: "华东大区", path: "/1/2/" },
  { id: 3, name: "销售一部", path: "/1/2/3/" },
  { id: 4, name: "销售二部", path: "/1/2/4/" },
  { id: 5, name: "上海三组", path: "/1/2/5/" },
  { id: 6, name: "广州三组", path: "/1/2/6/" },
  { id: 7, name: "销售十二部", path: "/1/2/7/" },
].map((one) => ({ ...one, parentId: 1, largeId: 2 }));

const read = (said: string) => readDepartments(said, DEPARTMENTS);
const named = (said: string) => read(said).named.map(({ name }) => name);

test.each([
  ["销售二部这个月签了多少", "销售二部"],
  ["二部卡在哪", "销售二部"],
  ["看看2部的漏斗", "销售二部"],
  ["销售2部的漏斗", "销售二部"],
  ["十二部最近怎么样", "销售十二部"],
  ["上海三组还差多少", "上海三组"],
  ["上海3组还差多少", "上海三组"],
  // What lies above another that is named says only where that is.
  ["华东大区销售一部的业绩", "销售一部"],
])("%s names %s", (said, name) => {
  expect(named(said)).toEqual([name]);
  expect(read(said).unknown).toBeNull();
});

test.each(["第二部分讲完了", "一部手机", "一部分客户", "部门卡在哪", "我签了2万", "三组长说的"])(
  "%s names none, and none that is unknown",
  (said) => expect(read(said)).toMatchObject({ named: [], unknown: null }),
);

test("an end that nobody has, or several, is said so", () => {
  expect(read("五部卡在哪")).toMatchObject({ named: [], unknown: { words: "五部", among: [] } });
  expect(read("三组卡在哪").unknown?.among.map(({ name }) => name)).toEqual(["上海三组", "广州三组"]);
});

test("two are two, in the order of nobody's", () => {
  expect([...named("销售一部和二部的业绩")].sort()).toEqual(["销售一部", "销售二部"].sort());
});
