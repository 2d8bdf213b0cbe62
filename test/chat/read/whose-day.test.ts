// Of several days the next step's is the one on which we do something, and its words hold no other day (speech.md, "Days").
import { describe, expect, test } from "vitest";
import { readFollowUp } from "../../../src/chat/read/follow-up.ts";
import { MONDAY } from "./monday.ts";

const next = (text: string) => readFollowUp(text, MONDAY).next;

describe("what they do on a day is no step of ours where we name a later one", () => {
  test.each([
    ["说法务明天盖章 后天上午去拿合同", "后天", "去拿合同"],
    ["陈总说月底给结果我三十号再去一趟", "三十号", "再去一趟"],
    ["郑工说这周三他们开会我周四打电话问结果", "周四", "打电话问结果"],
    ["采购说周四走完流程,我周五去盖我们的章", "周五", "去盖我们的章"],
    ["吴主任说明天领导签字 后天下午派人去取回款单", "后天", "派人去取回款单"],
    ["钱工讲他们下周一内部评审我下周二给他去个电话", "下周二", "给他去个电话"],
    ["刘总说下周五他们年会让我下周四之前把合同送去", "下周四", "把合同送去"],
    ["老板明天定 我后天收集反馈", "后天", "收集反馈"],
  ])("%s", (text, day, words) => {
    expect(next(text)).toMatchObject({ day: readFollowUp(`${day}去`, MONDAY).next?.day, text: words });
  });
});

describe("what stays as it was", () => {
  test.each([
    ["我明天发报价 他们周五内部讨论", "明天", "发报价"],
    ["周五客户来参观 下周一给他们报价", "周五", "客户来参观"],
    ["下周三过去谈月底前上线的事", "下周三", "过去谈月底前上线的事"],
    ["周五去看他们月底要的设备", "周五", "去看他们月底要的设备"],
    ["陈总周四有会 周五再联系", "周五", "再联系"],
  ])("%s", (text, day, words) => {
    expect(next(text)).toMatchObject({ day: readFollowUp(`${day}去`, MONDAY).next?.day, text: words });
  });

  test("we who are away on a day do nothing then", () => {
    expect(next("我周四没空")).toBeNull();
  });
});
