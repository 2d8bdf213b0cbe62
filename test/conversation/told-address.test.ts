// Where they have moved to is offered for their address; where they may move, or what else is there, is not.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say } = inScene(engine);

  describe("an address that is told", () => {
    test.each([
      ["宝利搬家了 新址常州新北区河海西路88号 老地方别留", "改 #7 地址 常州新北区河海西路88号"],
      ["恒力新地址 苏州相城区阳澄湖路9号", "改 #3 地址 苏州相城区阳澄湖路9号"],
      ["云图王磊今天来电,说公司搬到西湖区文三路了", "改 #1 地址 杭州西湖区文三路"],
    ])("%s", async (text, offer) => {
      expect(await me(text)).toContain(`我理解为「${offer}」`);
    });
  });

  describe("no address of theirs", () => {
    test.each([
      "云图说年底要搬到余杭去",
      "恒力陈总在考虑搬到相城",
      "新元那边搬了两台新机器过来",
      "蓝海刘总说新公司的执照还没下来",
    ])("%s", async (text) => {
      expect(await me(text)).not.toContain("地址");
    });
  });

  test("a stage is told by its number, or stepped back to", async () => {
    expect(await me("3 付款3331 陈总跟老板娘两个人定 合同也要走了 算是到4了")).toContain(
      "推进 #3 到决策关键期",
    );
    expect(await say("wangwu", "百川价报出去了 22万 潘总收下的 该到3了")).toContain("推进 #10 到高意向");
    expect(await me("恒力得退到2看着")).toContain("回退 #3 到中意向");
    expect(await me("恒力陈总说到3号才有空")).not.toMatch(/推进|回退/u);
  });

  test("what is quoted and not signed is told with each price", async () => {
    expect(await me("我手上报过价的有哪几家 各是多少")).toContain("#3 30万、#4 45万、#5 26万");
    expect(await me("哪几个我还没定下次时间的")).toContain("#1");
    expect(await say("jingli", "这个月华东赢了哪家 合同多少")).toContain("#6 南京华测检测 50万");
  });
});
