// Somebody new in a town of one's own, sent by somebody one knows, or told in one breath: a lead, and no news of a customer.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, count, item } = inScene(engine);

  describe("the company, whoever works there and the number in one", () => {
    test.each([
      "鼎泰轴承范总13511112222",
      "鼎泰轴承范总13511112222，问MES",
      "鼎泰轴承范总13511112222，苏州相城，问MES",
      "展会加的鼎泰轴承范总13511112222",
    ])("%s", async (text) => {
      expect(await me(text)).toContain("#13 鼎泰轴承 线索");
    });
  });

  test("whoever sent them is told of in passing", async () => {
    const answer = await me("鼎泰轴承范总13511112222，苏州相城，问MES，是陈总介绍的");
    expect(answer).toContain("我理解为「报备 鼎泰轴承 范总 13511112222");
    expect(await count(3)).toBe(0);
  });

  describe("a surname alone is no company's name", () => {
    test.each([
      "常州金坛一家做电池的，姓陶13655554444",
      "湖州一家做电池的，姓陶13655554444",
      "刚接了个400来电，常州金坛做电池的，姓陶13655554444",
    ])("%s", async (text) => {
      expect(await me(text)).not.toMatch(/姓陶 线索|#7/u);
      expect(await count(7)).toBe(0);
    });
    test("who it is will be asked", async () => {
      expect(await me("苏州有家做轴承的叫鼎泰，老板姓范，昨天展会上碰到的，没留电话")).toContain(
        "还差客户名称",
      );
      await me("鼎泰轴承");
      expect(await item(13)).not.toBeNull();
      expect(await count(3)).toBe(0);
    });
  });
});
