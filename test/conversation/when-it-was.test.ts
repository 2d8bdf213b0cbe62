// 不是今天,是昨天 of what was told: when it happened is put right in its words, and no step is moved into the past or to today.
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, told, item } = inScene(engine);

  test.each([
    ["恒力今天去了,陈总在", "不是今天,是昨天", "昨天去了,陈总在"],
    ["恒力今天去了,陈总在", "说错了,昨天去的", "昨天去了,陈总在"],
    ["跟进 3 今天去拜访了陈总", "不是今天去的,是昨天", "昨天去拜访了陈总"],
    ["恒力陈总今早来电话催方案", "记错了,是前天", "陈总前天来电话催方案"],
  ])("%s, %s", async (first, second, words) => {
    const { nextDay } = (await item(3)) ?? {};
    await me(first);
    expect(await me(second)).toContain(`现在记的是「${words}」`);
    expect((await told(3))[0]).toBe(words);
    expect(await told(3)).toHaveLength(1);
    expect(await item(3)).toMatchObject({ nextDay });
  });

  test.each([
    ["跟进 3 陈总让周五再去", "不是周五,是周六", "2026-03-14"],
    ["跟进 3 说好今天下午过去", "不是今天,是明天", "2026-03-11"],
    ["恒力约了周四", "不是周四,是周五", "2026-03-13"],
  ])("%s, %s moves the step", async (first, second, day) => {
    await me(first);
    await me(second);
    expect(await item(3)).toMatchObject({ nextDay: day });
  });

  test("不是今天,是周五 of what was done today is only offered as a step", async () => {
    const { nextDay } = (await item(3)) ?? {};
    await me("恒力今天打了电话");
    expect(await me("不是今天,是周五")).toContain("我理解为「改 #3 下次 2026-03-13");
    expect(await item(3)).toMatchObject({ nextDay });
  });
});
