// A price in its parts is what they come to; what is another's, or has not come, is offered as none of ours.
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test.each([
    ["新元报价:软件18万+实施6万+服务2万", "26万"],
    ["新元报价软件18万,实施6万", "24万"],
    ["新元报价18万+6万", "24万"],
    ["新元报价软件18万,实施6万,维护每年2万", "24万"],
    ["新元报价30万,实施8万另算", "30万"],
    ["新元报价28万含实施8万", "28万"],
    ["新元报价15万,外加实施5万", "20万"],
    ["新元报了15万软件,5万实施", "20万"],
    ["新元报价软件15万+实施5万=20万", "20万"],
    ["新元报价20万,其中软件15万,实施5万", "20万"],
  ])("%s", async (said, price) => {
    expect(await me(said)).toContain(`推进 #2 到高意向 报价${price}」`);
  });

  test("the first and the second part of a job are no price for each", async () => {
    expect(await me("万邦一期45万二期30万")).not.toContain("90万");
  });

  test("a price of others, and what a tender costs, is no quote of ours", async () => {
    expect(await me("云图我们报了55万,最低价48万")).toContain("报价55万");
    for (const said of ["云图对手报了18万", "云图标书费500元交了"])
      expect(await me(said)).not.toContain("推进");
    expect(await me("恒力最低28万,再低不做了")).not.toContain("输单");
  });

  test("what came in is offered without what was kept back", async () => {
    expect(await me("华测10万到账,扣了质保金2万")).toContain("「回款 #6 10万」");
    expect(await me("华测3月5号打的10万")).toContain("「回款 #6 10万」");
    for (const said of ["华测首款10万到了,尾款还没到", "华测到账10万,没见到吴主任"])
      expect(await me(said)).toContain("「回款 #6 10万」");
  });

  test("what has not come is not offered", async () => {
    for (const said of ["华测10万应该昨天到账的,还没到", "华测10万说是昨天付了,银行没查到"])
      expect(await me(said)).not.toContain("我理解为");
  });

  test("a slip of the point is put right, in what is offered and in what was changed", async () => {
    await me("恒力报价 85万");
    expect(await me("8万5,看错小数点了")).toContain("报价 8.5万");
    await me("改 3 报价 85万");
    expect(await me("8万5,看错小数点了")).toContain("85万 → 8.5万");
  });
});
