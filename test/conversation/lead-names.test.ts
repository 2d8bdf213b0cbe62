// A lead has the company's name, however it was told or pasted; what names none by a number is offered (speech.md, "lead").
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test.each([
    ["ZhangSan", "转发:王总您好,我是扬州亚星的小李,我们想了解你们的系统,电话13390909090", "扬州亚星"],
    ["ZhangSan", "李经理您好!我这边是南通通润汽车的采购小顾 13655559999 想要个报价", "南通通润汽车"],
    [
      "ZhangSan",
      "【客户信息】\n客户名称:苏州鼎胜机械\n联系人:吴建国\n联系方式:13911110002\n需求描述:MES",
      "苏州鼎胜机械",
    ],
    ["heshi", "有个客户叫苏州赛腾的,李工,139 0000 9995,做自动化设备的", "苏州赛腾"],
    ["ZhangSan", "朋友介绍了个客户,南通的振华机械,曹总,电话13655556666", "振华机械"],
    ["ZhangSan", "客户群里有个 绍兴天龙锡材 的王工加我了 13911110005", "绍兴天龙锡材"],
  ])("%s: %s", async (who, text, name) => {
    expect(await talk.say(who, text)).toContain(`#13 ${name} 线索`);
  });

  test("two with a mark between them are two", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "两个新的:绍兴天龙锡材 王工13911110005 要WMS / 诸暨盾安 李工13911110006 要MES",
    );
    expect(answer).toContain("#13 绍兴天龙锡材");
    expect(answer).toContain("#14 诸暨盾安");
  });

  test.each([
    ["ZhangSan", "展会来的 常熟立昕纺机 想上MES", "报备 展会来的 常熟立昕纺机 想上MES"],
    ["ZhangSan", "招标网上看到无锡隆盛传动要上ERP 联系人没有 先报备占个坑", "报备 无锡隆盛传动 要上ERP"],
    ["ZhangSan", "今天陌拜了一家无锡隆盛传动,要上ERP", "报备 无锡隆盛传动 要上ERP"],
    ["ZhangSan", "今天跑了无锡隆盛传动和江阴华西模具两家,都有意向", "报备 江阴华西模具"],
    ["heshi", "官网来的 无锡隆盛传动 彭经理 想了解MES", "录线索"],
  ])("%s: %s is offered", async (who, text, offered) => {
    const answer = await talk.say(who, text);
    expect(answer).toContain("我理解为");
    expect(answer).toContain(offered);
    expect(await talk.database.read(({ items }) => items.byNo(13))).toBeNull();
  });
});
