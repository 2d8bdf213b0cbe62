// 让李四把智谷的报价改成17万: what a head tells somebody to do is theirs to do, and is passed on; nothing of it is done here.
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { say, item, count } = inScene(engine);

  test.each([
    ["让李四把智谷的报价改成17万", "过问 #8 把智谷的报价改成17万", 8],
    ["李四你把智谷报价改成17万", "过问 #8", 8],
    ["让张三把恒力的地址改成相城", "过问 #3 把恒力的地址改成相城", 3],
    ["让张三周五前把恒力方案交了", "过问 #3 周五前把恒力方案交了", 3],
    ["叫李四把凌峰退了", "过问 #9", 9],
  ])("%s", async (text, offered, no) => {
    const before = await item(no);
    const answer = await say("zhuguan", text);
    expect(answer).toContain(`我理解为「${offered}`);
    expect(await item(no)).toEqual(before);
    expect(await count(no)).toBe(0);
  });

  test.each([
    ["zhuguan", "让李四跟恒力", "改派 #3 @李四"],
    ["zhuguan", "凌峰太久没动了,收回来", "退公海 #9 太久没动了,收回来"],
    ["zhuguan", "把凌峰收回来", "退公海 #9"],
    ["zhuguan", "恒力先静默一个月", "静默 #3 先静默一个月"],
    ["ZhangSan", "张三你把恒力改成29万", "30万 → 29万"],
  ])("%s: %s is %s", async (who, text, words) => {
    expect(await say(who, text)).toContain(words);
  });

  test.each(["恒力的样品收回来了", "恒力静默了两周了", "尾款收回来了,华测的"])(
    "%s takes nothing back",
    async (text) => {
      expect(await say("ZhangSan", text)).not.toMatch(/退公海|静默 #/u);
    },
  );
});
