// Sentences in letters throughout, and people's titles written as they sound: looked up at once, done only after a yes.
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = (no: number) => talk.database.read(({ followUps }) => followUps.latest(no, 3));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test("what only asks is looked up", async () => {
    expect(await me("hengli baojia duoshao")).toContain("金额 30万(报价)");
    expect(await me("huace weikuan hai cha duoshao")).toContain("还差 45万");
    expect(await me("jintian yao gen shei a")).toContain("今天要看 1 个");
    expect(await me("lanhai shenme shihou daoqi")).toContain("期限 今天 18:00");
    expect(await me("xinyuan baojia le meiyou")).toContain("#2 宁波新元塑料");
  });

  test("what would be done or kept is offered", async () => {
    expect(await me("tuijin 1 yue le zhousi xiawu jian wanglei")).toContain("推进 1 约了周四下午见王磊");
    expect(await me("baoli qiangong mei jie dianhua")).toContain("跟进 #7 钱工没接电话");
    expect(await me("mingtian jiudian tixing wo gei hegong dadianhua")).toContain("提醒我 #2 明天九点");
    expect(await me("hengli gei lisi")).toContain("转交 #3 @李四");
    expect(await told(7)).toEqual([]);
  });

  test("and nothing is done before the yes", async () => {
    await me("tuijin 1 dao 2 yue le zhousi jian wanglei");
    expect(await item(1)).toMatchObject({ stage: 1 });
    await me("对");
    expect(await item(1)).toMatchObject({ stage: 2, nextDay: "2026-03-12" });
  });

  test("a language of letters is left as it is", async () => {
    expect(await me("update me on hengli")).toContain("#3 苏州恒力机电");
    expect(await me("call back tomorrow please")).not.toContain("我理解为");
  });

  test("somebody's title as it sounds is asked about", async () => {
    expect(await talk.say("lisi", "郑公说方案ok 等批钱")).toContain("跟进 #8");
    expect(await told(8)).toEqual([]);
  });
});
