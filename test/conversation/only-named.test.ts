// 宝利钱工, 王磊 13800001111: whom one names and says nothing of is shown, and nothing is kept; a number nobody knew is offered.
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, count } = inScene(engine);

  test.each([
    ["ZhangSan", "王磊 13800001111", 1],
    ["ZhangSan", "宝利钱工", 7],
    ["ZhangSan", "陈总", 3],
    ["zhuguan", "凌峰顾总", 9],
  ] as const)("%s: %s", async (who, text, no) => {
    const before = await count(no);
    expect(await say(who, text)).toContain("负责人");
    expect(await count(no)).toBe(before);
  });

  test("王磊 with another number is offered as a contact", async () => {
    expect(await me("王磊 13811112222")).toContain("联系人 #1 加 王磊 13811112222");
  });
  test("是宝利的, behind what was told of somebody else, puts it right", async () => {
    await me("恒力今天没接");
    await me("是宝利的");
    expect(await count(3)).toBe(0);
    expect(await count(7)).toBe(1);
  });
});
