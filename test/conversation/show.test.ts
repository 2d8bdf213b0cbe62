// 详情: what was said of an item, notes among the follow-ups, newest first; whoever reads it.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const rep = (text: string) => talk.say("ZhangSan", text);
  beforeEach(async () => {
    talk = await openTalk(engine);
    await rep("新建商机 上海云图科技 联系人王磊 13800003333 地址上海徐汇 需求数据中台 金额50万");
  });

  test("notes stand among the follow-ups, newest first, each with who wrote it", async () => {
    await rep("跟进 1 客户要看样机");
    talk.minutes(5);
    await rep("备注 1 老板姓刘,喜欢喝茶");
    talk.minutes(5);
    await talk.say("zhuguan", "备注 1 他们和集团有框架协议");
    talk.minutes(5);
    await rep("跟进 1 样机已寄出");
    const lines = (await rep("详情 1")).split("\n").slice(-4);
    expect(lines[0]).toMatch(/张三: 样机已寄出$/);
    expect(lines[1]).toMatch(/赵主管\(备注\): 他们和集团有框架协议$/);
    expect(lines[2]).toMatch(/张三\(备注\): 老板姓刘,喜欢喝茶$/);
    expect(lines[3]).toMatch(/张三: 客户要看样机$/);
  });

  test("the rest waits behind 更多, and nothing is said twice or lost", async () => {
    for (let count = 1; count <= 12; count++) {
      await rep(count % 2 === 0 ? `备注 1 第${count}件事记一下` : `跟进 1 第${count}次聊得不错`);
      talk.minutes(1);
    }
    const first = await rep("详情 1");
    expect(first).toMatch(/第12件事[\s\S]*第8件事/);
    expect(first).toContain("更早的 7 条发「更多」");
    const more = await rep("更多");
    expect(more).toMatch(/第7次[\s\S]*第1次/);
    expect(`${first}${more}`.match(/第\d+[件次]/g)).toHaveLength(12);
  });

  test("where the first part alone does not fit, 更多 goes on with it before what is older", async () => {
    for (let count = 1; count <= 7; count++) {
      await rep(`跟进 1 第${count}次${"客户说要再想一想".repeat(40)}`);
      talk.minutes(1);
    }
    let all = await rep("详情 1");
    expect(all).toContain("还有");
    for (let more = await rep("更多"); /第\d次/.test(more); more = await rep("更多")) all += more;
    expect(all.match(/第\d次/g)).toEqual(["第7次", "第6次", "第5次", "第4次", "第3次", "第2次", "第1次"]);
  });

  test("in a group nothing of it is read; the asker has all of it alone, 更多 too", async () => {
    for (let count = 1; count <= 7; count++) {
      await rep(`备注 1 第${count}件事只有我们知道`);
      talk.minutes(1);
    }
    expect(await talk.sayInGroup("ZhangSan", "详情 1")).not.toContain("只有我们知道");
    expect((await talk.told("ZhangSan")).at(-1)).toContain("第7件事");
    expect(await talk.sayInGroup("ZhangSan", "更多")).not.toContain("只有我们知道");
    expect(await rep("更多")).toMatch(/第2件事[\s\S]*第1件事/);
  });

  test("whoever only may claim it reads no phone in what was said", async () => {
    await rep("备注 1 换号了,打 13912345678");
    await rep("跟进 1 刘总手机 13700001111 约周五");
    await rep("退公海 1 预算取消");
    const answer = await talk.say("lisi", "详情 1");
    expect(answer).toMatch(/换号了,打 139.{4}5678/);
    expect(answer).not.toMatch(/13912345678|13700001111|13800003333/);
  });
});
