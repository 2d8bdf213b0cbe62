// Somebody new told in one breath: who it is without how it was told, and no name made up.
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
    ["ZhangSan", "报个备 象山申亿铸造 娄厂长13486610698 在象山工业园 主要想管质量 大概20万", "象山申亿铸造"],
    ["heshi", "今天官网来了个咨询滁州皖东轴承的何小姐15255001234想要LIMS", "滁州皖东轴承"],
    ["heshi", "一个咨询 上海张江生物的 唐博士 18017651234 想要LIMS 比较急", "上海张江生物"],
    ["ZhangSan", "备个案 台州椒江阀门 梁总13712340099 想上MES", "台州椒江阀门"],
    ["ZhangSan", "这个报一下 湖州德清升华云峰 沈工13757200001 需要设备管理", "湖州德清升华云峰"],
    ["ZhangSan", "客户资料:南通中远船务/徐科长/13962901234/要做设备管理/约50万", "南通中远船务"],
    ["ZhangSan", "今天陌拜了绍兴柯桥印染 采购主管章姐给了我电话15924201111", "绍兴柯桥印染"],
    ["ZhangSan", "我这边新开发了一个客户 叫南通海门家纺 联系人倪经理15906291111 想上WMS", "南通海门家纺"],
    ["ZhangSan", "上虞风机厂的阮工加我了 13575501111 问MES", "上虞风机厂"],
  ])("%s: %s", async (who, said, company) => {
    expect(await talk.say(who, said)).toMatch(new RegExp(`^#13 ${company} `));
  });

  test("the place beside a company is its address", async () => {
    const answer = await talk.say("ZhangSan", "想报备一下海宁皮革城那边的天通股份 夏工 13706730001");
    expect(answer).toContain("#13 天通股份");
    expect(await talk.say("ZhangSan", "详情 13")).toContain("地址 海宁皮革城");
  });

  test("what somebody makes is no company's name", async () => {
    const said = "今天公众号进来一个嘉善那边做五金的姓顾15868301111想上MES";
    expect(await talk.say("heshi", said)).toContain("还差客户名称");
  });
});
