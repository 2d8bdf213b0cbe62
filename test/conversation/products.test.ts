// 产品: what we offer, by every name it has or had; needs are read by them, whatever became of the item (rules.md 4; A19).
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 3000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  afterEach(() => expect(talk.troubles).toEqual([]));

  async function owned(need: string): Promise<string> {
    phones++;
    const said = `新建商机 苏州第${phones}机电厂 联系人王磊 1370000${phones} 地址上海 需求${need}`;
    const answer = await talk.say("ZhangSan", said);
    return /#(\d+)/.exec(answer)?.[1] ?? answer;
  }
  const details = (no: string) => talk.say("ZhangSan", `详情 #${no}`);

  test("the admin lists them, everybody reads them, and a need shows every one it names", async () => {
    expect(await talk.say("ZhangSan", "产品")).toContain("请管理员发");
    expect(await talk.say("ZhangSan", "产品 MES 灯塔")).toContain("要由管理员来做");
    expect(await talk.say("admin", "产品 MES 灯塔")).toContain("加好了: MES 是灯塔型产品");
    expect(await talk.say("admin", "产品 ERP 基石")).toContain("ERP 是基石型产品");
    expect(await talk.say("ZhangSan", "产品")).toContain("MES 灯塔型\nERP 基石型");
    const no = await owned("mes系统,以后再上ERP");
    expect(await details(no)).toContain("产品 MES(灯塔型)、ERP(基石型)");
    expect(await details(await owned("数据中台"))).not.toContain("灯塔");
  });
  test("a lost item goes on asking for it, and so does one from before the product was listed", async () => {
    const no = await owned("想上MES");
    await talk.say("ZhangSan", `输单 #${no} 价格`);
    await talk.say("admin", "产品 MES 灯塔");
    expect((await details(no)).split("\n")).toContain("产品 MES(灯塔型)");
  });
  test("renamed, or known by another name, what asked for it by the old one is asking for it still", async () => {
    await talk.say("admin", "产品 MES 灯塔");
    const no = await owned("想上MES");
    expect(await talk.say("admin", "产品 MES 改名 云制造")).toContain("MES 改名为 云制造");
    expect(await talk.say("admin", "产品 云制造 又名 制造执行系统")).toContain("也叫「制造执行系统」");
    expect(await details(no)).toContain("产品 云制造(灯塔型)");
    expect(await details(await owned("制造执行系统"))).toContain("产品 云制造(灯塔型)");
    expect(await talk.say("lisi", "产品")).toContain("云制造 灯塔型,也叫MES、制造执行系统");
  });
  test("taken off the list it is shown as such where it was asked for, and comes back as it was", async () => {
    await talk.say("admin", "产品 MES 灯塔");
    const no = await owned("想上MES");
    expect(await talk.say("admin", "产品 MES 停用")).toContain("MES 停用了");
    expect(await details(no)).toContain("产品 MES(灯塔型,已停用)");
    expect(await talk.say("admin", "产品 MES 启用")).toContain("又在卖了");
    expect(await details(no)).toContain("产品 MES(灯塔型)");
  });
  test("its kind may change; a name of another one, or none, is refused with what to do", async () => {
    await talk.say("admin", "产品 MES 灯塔");
    await talk.say("admin", "产品 ERP 基石");
    expect(await talk.say("admin", "产品 mes 基石")).toContain("MES 是基石型产品");
    expect(await talk.say("admin", "产品 ERP 又名 MES")).toContain("已经是 MES 的名字了");
    expect(await talk.say("admin", "产品 的 灯塔")).toContain("不像产品名");
    expect(await talk.say("admin", "产品 WMS 停用")).toContain("产品里没有「WMS」");
    expect(await talk.say("lisi", "产品 WMS")).toContain("产品里没有「WMS」");
  });
  test("改 产品 names another one", async () => {
    await talk.say("admin", "产品 MES 灯塔");
    await talk.say("admin", "产品 WMS 基石");
    const no = await owned("想上MES");
    await talk.say("ZhangSan", `改 #${no} 产品 WMS`);
    expect(await details(no)).toContain("产品 WMS(基石型)");
  });
});
