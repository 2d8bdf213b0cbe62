// Days that are named and are no step of ours: theirs today, declined, a time they are away, a goal (speech.md, "Days").
import { describe, expect, test } from "vitest";
import { dayOf } from "../../src/domain/day.ts";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { item, count: followUps, me } = inScene(engine);
  const nextOf = async (no: number) => {
    const due = (await item(no))?.nextDueAt;
    return due == null ? null : dayOf(due);
  };

  test.each([
    ["恒力陈总下午给我回电话了,说今天走流程,这两天出结果", 3],
    ["恒力陈总回话了,说今天上会", 3],
    ["云图王磊约我明天吃饭,我推了,改天", 1],
    ["云图王磊约我明天见我没空", 1],
    ["恒力那边叫我下周一去,我走不开", 3],
    ["新元下周一到周三他们封闭培训", 2],
    ["宝利15号到18号全厂放假", 7],
    ["恒力这边三月底前必须拿下", 3],
    ["恒力合同期三年 从4月1号开始", 3],
    ["恒力陈总说他周三去上海,周五才回", 3],
    ["钱工明天飞深圳,见不成", 7],
    ["宝利钱工周四去北京开会", 7],
  ])("%s: nothing comes then", async (text, no) => {
    const before = await followUps(no);
    const said = await me(text);
    expect(await followUps(no)).toBe(before + 1);
    // 「明天」没当下次 is what may be said.
    expect(said).not.toMatch(/^下次 /m);
  });

  test.each([
    ["恒力说今天给答复,我下午再打", 3, "2026-03-10"],
    ["蓝海刘总说今天来我们公司", 5, "2026-03-10"],
    ["云图王磊约我明天见,我说好", 1, "2026-03-11"],
    ["云图王磊约我明天见,我推到后天了", 1, "2026-03-12"],
    ["陈总让我下周二把样机送过去,我说下周三", 3, "2026-03-18"],
    ["宝利下周一到周三他们封闭培训,周四再约", 7, "2026-03-19"],
    ["万邦约了16号到18号之间上门", 4, "2026-03-16"],
    ["宝利下周哪天都行,先定周三", 7, "2026-03-18"],
    ["宝利下周三四都行,就周四吧", 7, "2026-03-19"],
    ["宝利下周出差,周四先去见他", 7, "2026-03-12"],
    ["钱工周四来我们公司", 7, "2026-03-12"],
    ["恒力陈总他明天去宁波,我后天去找他", 3, "2026-03-12"],
    ["新元,我明天去宁波", 2, "2026-03-11"],
  ])("%s: we do", async (text, no, day) => {
    await me(text);
    expect(await nextOf(no)).toBe(day);
  });

  test.each([
    "恒力新地址 苏州工业园区星湖街28号",
    "万邦仓库在外青松公路三号",
    "恒力在东吴路12号2楼,门口好停车",
    "万邦合同编号WB20260312,已归档",
  ])("%s: a house or a code is no day", async (text) => {
    expect(await me(text)).not.toMatch(/^下次 /m);
  });
  test("恒力地址改成吴中大道88号 is where they are", async () => {
    expect(await me("恒力地址改成吴中大道88号")).toContain("地址 苏州吴中 → 吴中大道88号");
  });

  test.each([
    ["宝利这周五的面谈可能要取消", 7, "2026-03-13"],
    ["新元12号的面谈何工想取消", 2, "2026-03-12"],
    ["宝利面谈要不要取消", 7, "2026-03-13"],
  ])("%s: it stands until somebody calls it off", async (text, no, day) => {
    expect(await me(text)).not.toContain("不作数了");
    expect(await nextOf(no)).toBe(day);
  });
  test("parts are no price: 拆成软件和实施两块", async () => {
    expect(await me("万邦老沈让我把WMS的报价拆成软件和实施两块")).not.toContain("我理解为");
  });

  test("不用去了 is no appointment any more", async () => {
    expect(await me("蓝海12号不用去了,电话里说清楚了")).toContain("不作数了");
    expect(await me("新元12号不用带样机")).not.toContain("不作数了");
  });

  test.each(["恒力这边三月底前必须拿下", "蓝海这个月必须拿下"])(
    "%s is won and lost by nobody",
    async (text) => {
      expect(await me(text)).not.toMatch(/赢单|输单/);
    },
  );

  describe("of those that are not named", () => {
    test.each(["我后天只去恒力 其他三家改周五", "恒力后天照旧,其他的都改周五"])("%s", async (text) => {
      await me(text);
      expect(await nextOf(3)).toBe("2026-03-12");
    });
    test("恒力改周五,其他的不变 is of the one that is", async () => {
      await me("恒力改周五,其他的不变");
      expect(await nextOf(3)).toBe("2026-03-13");
    });
  });

  test("a day on which they may not be able to come stands until they say so", async () => {
    expect(await me("新元何工说12号可能不行 等他电话")).toContain("约好的后天 面谈 何工参加不变");
    expect(await me("新元何工说12号不行")).toContain("不作数了");
  });

  test("a second payment that has a day to come is planned, and not booked", async () => {
    expect(await me("华测第二笔15万 4月10号")).toMatch(/^我理解为「回款计划 #6 /m);
    expect(await me("华测第二笔15万 昨天到的")).toMatch(/^我理解为「回款 #6 15万/m);
  });

  test("a meeting of another day that is off leaves the one that is agreed", async () => {
    await me("周三的会恒力取消了");
    expect(await nextOf(3)).toBe("2026-03-12");
    expect(await me("周四恒力的会取消了")).toContain("不作数了");
  });

  test("what is meant to be quoted is written by nobody unasked", async () => {
    expect(await me("万邦让我周四前给最终报价 我打算报44万")).toContain("我理解为「改 #4 报价 44万」");
    expect((await item(4))?.quotedFen).toBe(45_000_000);
  });

  test("where something lies is asked, and is no news; what somebody there asks is", async () => {
    const before = await followUps(3);
    await me("恒力的合同模板在哪");
    expect(await followUps(3)).toBe(before);
    await me("陈总问合同模板在哪");
    expect(await followUps(3)).toBe(before + 1);
  });
});
