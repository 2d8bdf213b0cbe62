// 是周四去 周五我得去给娃开家长会: why it is not another day moves nothing to it; and what is moved of a signature is no meeting.
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, item, count } = inScene(engine);

  test.each([
    ["恒力陈总说先上,我周五过去对点位", "不对不对 是周四去 周五我得去给娃开家长会", 3, "2026-03-12"],
    ["恒力陈总说先上,我周五过去对点位", "不对 是下周一去 周五我要陪老婆体检", 3, "2026-03-16"],
    ["新元的面谈挪到下周一", "是下周二,我看日历看串行了,老花眼", 2, "2026-03-17"],
    ["新元的面谈挪到下周一", "是下周二,我看日历看错了", 2, "2026-03-17"],
  ])("%s, %s", async (first, second, no, day) => {
    await me(first);
    await me(second);
    expect(await item(no)).toMatchObject({ nextDay: day });
  });

  test("蓝海签约往后顺三天,放23号 leaves the meeting", async () => {
    await me("蓝海签约往后顺三天");
    expect(await item(5)).toMatchObject({ nextDay: "2026-03-12", plannedSigningOn: "2026-03-23" });
  });
  test("李四下周一去交材料 names a Monday, and no 四下周一", async () => {
    await say("zhuguan", "郑工的领导也出来了,李四下周一去交材料。");
    expect(await item(8)).toMatchObject({ nextDay: "2026-03-16" });
  });
  test("到了几万还差几万没收 is asked, and no news", async () => {
    const before = await count(6);
    expect(await me("华测合同五十万到了几万还差几万没收我算不清了")).toContain("还差 45万");
    expect(await count(6)).toBe(before);
  });
  test("填个二十七万八,不是二十八万七 offers the one that is meant", async () => {
    expect(await me("宝利金额填个二十七万八,不是二十八万七,我自己老念反")).toContain("27.8万");
  });
});
