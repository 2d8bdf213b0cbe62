// Customers in WeChat become leads: through the real door, against a WeCom that tells who they are (wecom.md 6).
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { type RunningBot, startRealBot } from "../setup/running-bot.ts";
import { APP, CORP, startDirectoryApi } from "../setup/wecom-client.ts";
import type { FakeApi } from "../wecom/fake-api.ts";

const MINUTE_MS = 60_000;
const element = (name: string, value: string) => `<${name}><![CDATA[${value}]]></${name}>`;

onOneEngine((engine) => {
  let api: FakeApi;
  let bot: RunningBot;
  /** What WeCom answers to a path instead. */
  let answers: Record<string, object | "hang" | "reset">;
  /** Cards of customers by external_userid. */
  let cards: Record<string, object>;
  let second: number;
  /** What was asked before this test is none of its business. */
  let earlier: number;

  beforeAll(async () => {
    api = await startDirectoryApi(({ path, query }) => {
      const given = answers[path];
      if (given !== undefined) return given;
      if (path === "externalcontact/get") {
        const card = cards[query["external_userid"] ?? ""];
        return card === undefined ? { errcode: 84061, errmsg: "not external contact" } : card;
      }
      if (path === "externalcontact/add_contact_way")
        return { errcode: 0, config_id: "cfg", qr_code: "https://p.qpic.cn/qr/1" };
      return undefined;
    });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    answers = {};
    cards = {};
    second = 1_772_000_000;
    earlier = api.asked.length;
    bot = await startRealBot({ api, databaseUrl: await engine.migratedUrl() });
    await bot.say("admin", "设角色 @何市 清洗员");
  });
  afterEach(() => bot.stop());

  const card = (name: string, more: object = {}, follower: object = {}) => ({
    errcode: 0,
    external_contact: { external_userid: "x", name, type: 1, ...more },
    follow_user: [{ userid: "ZhangSan", remark: "", state: "", remark_mobiles: [], ...follower }],
  });
  interface Change {
    readonly member?: string;
    readonly customer?: string;
    readonly state?: string;
    readonly code?: string;
    readonly event?: string;
    readonly link?: string;
  }
  function body(changeType: string, change: Change = {}): string {
    const { member = "ZhangSan", customer = "woA1", state = "", code = "", event, link = "" } = change;
    const parts = [
      element("ToUserName", CORP),
      element("FromUserName", "sys"),
      `<CreateTime>${++second}</CreateTime>`,
      element("MsgType", "event"),
      element("Event", event ?? "change_external_contact"),
      element("ChangeType", changeType),
      ...(member === "" ? [] : [element("UserID", member)]),
      ...(customer === "" ? [] : [element("ExternalUserID", customer)]),
      ...(state === "" ? [] : [element("State", state)]),
      ...(code === "" ? [] : [element("WelcomeCode", code)]),
      ...(link === "" ? [] : [element("LinkId", link)]),
      "<AgentID></AgentID>",
    ];
    return `<xml>${parts.join("")}</xml>`;
  }
  const happened = (changeType: string, change: Change = {}) => bot.app(body(changeType, change));
  const acquisition = (changeType: string, change: Change = {}) =>
    happened(changeType, { event: "customer_acquisition", ...change });
  const asked = () => api.asked.slice(earlier);
  const sentTo = (userId: string): string[] =>
    asked()
      .filter(({ path, body }) => path === "message/send" && (body as { touser: string }).touser === userId)
      .map(({ body }) => {
        const { text, template_card } = body as { text?: { content: string }; template_card?: unknown };
        return text?.content ?? JSON.stringify(template_card);
      });
  const reads = (userId: string, part: string) =>
    vi.waitFor(() => expect(sentTo(userId).slice(-3).join("\n")).toContain(part), { timeout: 8000 });
  const welcomes = () =>
    asked()
      .filter(({ path }) => path === "externalcontact/send_welcome_msg")
      .map(({ body }) => body);
  const lead = async (who: string, part: string): Promise<string> => {
    await reads(who, part);
    return /#(\d+)/.exec(sentTo(who).at(-1) ?? "")?.[1] ?? "";
  };

  test("who scans a channel's code is a lead with that channel, and the member hears of it with the name", async () => {
    cards["woA1"] = card("王磊");
    const posted = await happened("add_external_contact", { state: "春季展会", code: "W1" });
    expect([posted.status, posted.raw]).toEqual([200, ""]);
    const no = await lead("ZhangSan", "「春季展会」来的客户刚加了你的微信");
    expect(sentTo("ZhangSan").at(-1)).toContain(`#${no} 王磊`);
    const shown = await bot.say("ZhangSan", `详情 #${no}`);
    expect(shown).toContain("来源 春季展会");
    expect(shown).toContain("联系人 王磊");
    // Nobody has told a number, so none is there.
    expect(shown).not.toMatch(/1[3-9]\d{9}|\d\*{4}/u);
    expect(shown).toContain("还差");
  });
  test("the welcome goes first, once, with the member's name, and waits for nobody", async () => {
    answers["externalcontact/get"] = "hang";
    const before = welcomes().length;
    await happened("add_external_contact", { state: "春季展会", code: "W2" });
    await vi.waitFor(() => expect(welcomes()).toHaveLength(before + 1));
    expect(welcomes().at(-1)).toMatchObject({
      welcome_code: "W2",
      text: { content: expect.stringContaining("张三") },
    });
  });
  test.each([
    [41050, 1],
    [41051, 1],
  ])("a welcome refused with %i is not tried again, and nobody is troubled", async (errcode, times) => {
    answers["externalcontact/send_welcome_msg"] = { errcode, errmsg: "no" };
    cards["woA1"] = card("王磊");
    const before = welcomes().length;
    await happened("add_external_contact", { code: "W3" });
    await lead("ZhangSan", "王磊");
    await vi.waitFor(() => expect(welcomes()).toHaveLength(before + times));
    expect(await bot.say("admin", "通知 失败")).not.toContain("W3");
    expect(sentTo("admin").join("\n")).not.toContain("您好");
  });
  test("retried, later or with another body in the same words, it makes one lead", async () => {
    cards["woA1"] = card("王磊");
    const text = body("add_external_contact", { state: "春季展会", code: "W4" });
    const before = welcomes().length;
    await bot.app(text);
    await bot.app(text);
    await lead("ZhangSan", "王磊");
    await happened("add_external_contact", { state: "春季展会", code: "" });
    await happened("add_half_external_contact", { state: "春季展会" });
    await bot.app(text);
    expect(await bot.say("ZhangSan", "我的线索")).not.toMatch(/#\d+[\s\S]*#\d+ 王磊/u);
    expect(await bot.say("admin", "渠道码")).toContain("春季展会: 加上1 线索1");
    expect(welcomes()).toHaveLength(before + 1);
  });
  test("half added, then confirmed: one lead, one welcome each as WeCom gives codes", async () => {
    cards["woA1"] = card("王磊");
    await happened("add_half_external_contact", { state: "春季展会", code: "H1" });
    const no = await lead("ZhangSan", "王磊");
    await happened("add_external_contact", { state: "春季展会" });
    expect(await bot.say("ZhangSan", `详情 #${no}`)).toContain("来源 春季展会");
    expect(await bot.say("admin", "渠道码")).toContain("加上1 线索1");
  });
  test("a customer who cannot be read is a lead all the same", async () => {
    answers["externalcontact/get"] = { errcode: 48002, errmsg: "api forbidden" };
    await happened("add_external_contact", { state: "官网" });
    expect(await lead("ZhangSan", "微信客户")).not.toBe("");
  });
  test("without a channel it is the member's own find", async () => {
    cards["woA1"] = card("王磊");
    await happened("add_external_contact");
    const no = await lead("ZhangSan", "微信客户刚加了你");
    expect(await bot.say("ZhangSan", `详情 #${no}`)).toContain("来源 微信");
  });
  test("who cleans leads for others has it in the queue, not in hand", async () => {
    cards["woA1"] = card("王磊");
    await happened("add_external_contact", { member: "heshi", state: "春季展会" });
    const no = await lead("heshi", "已进清洗队列");
    expect(await bot.say("heshi", `清洗 #${no} 待补 地址`)).toContain(`#${no}`);
  });

  describe("a customer who is known already", () => {
    let no: string;
    beforeEach(async () => {
      const said = "新建商机 上海云图科技有限公司 联系人王磊 13800001111 地址上海 需求MES";
      no = /#(\d+)/.exec(await bot.say("lisi", said))?.[1] ?? "";
    });
    test.each([
      ["by the number a member has noted", {}, { remark_mobiles: ["13800001111"] }],
      ["by the company of their own WeCom", { type: 2, corp_full_name: "上海云图科技有限公司" }, {}],
      ["by the company a member has noted", {}, { remark_corp_name: "上海云图科技有限公司" }],
    ])("is no second lead: %s; both hear it, the other one without its data", async (_, more, follower) => {
      cards["woA1"] = card("王磊", more, follower);
      await happened("add_external_contact", { state: "春季展会" });
      await reads("lisi", "你的客户加了张三的微信");
      await reads("ZhangSan", "已经由李四在跟,没有再建");
      expect(sentTo("ZhangSan").at(-1)).not.toMatch(/云图|#\d/u);
      expect(await bot.say("lisi", `详情 #${no}`)).toContain("上海云图科技有限公司");
      expect(await bot.say("ZhangSan", "我的线索")).not.toContain("云图");
    });
    test("their coming ends a 静默", async () => {
      await bot.say("lisi", `静默 #${no} 30天 暂无预算`);
      cards["woA1"] = card("王磊", {}, { userid: "lisi", remark_mobiles: ["13800001111"] });
      await happened("add_external_contact", { member: "lisi" });
      await reads("lisi", "你在跟的客户加了你的微信");
      expect(await bot.say("lisi", "静默")).toContain("没有静默的客户");
    });
  });
  test("the same customer with a second member is the same lead", async () => {
    cards["woA1"] = card("王磊");
    await happened("add_external_contact", { state: "春季展会" });
    await lead("ZhangSan", "王磊");
    await happened("add_external_contact", { member: "lisi", state: "春季展会" });
    await reads("lisi", "已经由张三在跟");
    await reads("ZhangSan", "你的客户加了李四的微信");
    expect(await bot.say("admin", "渠道码")).toContain("加上1 线索1");
  });

  describe("deleted", () => {
    let no: string;
    beforeEach(async () => {
      cards["woA1"] = card("王磊");
      await happened("add_external_contact", { state: "春季展会" });
      no = await lead("ZhangSan", "王磊");
    });
    test("by the customer: the lead stays, and the member hears it once", async () => {
      const text = body("del_follow_user");
      await bot.app(text);
      await bot.app(text);
      await happened("del_follow_user");
      await reads("ZhangSan", "客户把你的微信删了,商机和记录都还在");
      expect(sentTo("ZhangSan").filter((one) => one.includes("微信删了"))).toHaveLength(1);
      expect(await bot.say("ZhangSan", `详情 #${no}`)).toContain("王磊");
    });
    test("by the member: said to nobody; added again it is the same lead", async () => {
      const before = sentTo("ZhangSan").length;
      await happened("del_external_contact");
      await happened("add_external_contact", { state: "另一个渠道" });
      await reads("ZhangSan", "客户又加回了你的微信");
      expect(sentTo("ZhangSan")).toHaveLength(before + 1);
      expect(await bot.say("ZhangSan", `详情 #${no}`)).toContain("来源 春季展会");
    });
    test("whom nobody knew it makes nothing", async () => {
      const posted = await happened("del_follow_user", { customer: "woUnknown" });
      expect(posted.status).toBe(200);
    });
  });

  describe("获客助手", () => {
    test("links opened and requests of nobody by name are counted for their channel", async () => {
      await acquisition("open_profile", { member: "", customer: "", state: "短信", link: "L1" });
      await acquisition("open_profile", { member: "", customer: "", state: "短信", link: "L1" });
      await acquisition("friend_request", { member: "", customer: "", state: "短信", link: "L1" });
      expect(await bot.say("admin", "渠道码")).toContain("短信: 打开2 申请1 加上0");
    });
    test("the first message reaches the member within seconds and begins the clock of the first response", async () => {
      cards["woA1"] = card("王磊");
      await happened("add_external_contact", { state: "短信" });
      const no = await lead("ZhangSan", "王磊");
      await bot.say("ZhangSan", `跟进 #${no} 打过招呼了,说在开会`);
      bot.pass(20 * MINUTE_MS);
      const text = body("customer_start_chat", { event: "customer_acquisition", link: "L1" });
      await bot.app(text);
      await bot.app(text);
      await reads("ZhangSan", "客户在微信上发来第一条消息,趁热回一句");
      expect(sentTo("ZhangSan").filter((one) => one.includes("第一条消息"))).toHaveLength(1);
    });
    test("the first message of one whom nobody has told of is a lead at once", async () => {
      cards["woB2"] = card("李敏");
      await acquisition("customer_start_chat", { customer: "woB2", link: "L1" });
      expect(await lead("ZhangSan", "加了你,还发了消息")).not.toBe("");
    });
  });

  describe("渠道码", () => {
    test("is made behind the answer, and its picture comes to whoever asked", async () => {
      expect(await bot.say("admin", "渠道码 春季展会 @张三 @李四")).toContain("扫码的客户加张三、李四的微信");
      await reads("admin", "渠道码「春季展会」好了");
      expect(sentTo("admin").at(-1)).toContain("https://p.qpic.cn/qr/1");
      const wanted = asked()
        .filter(({ path }) => path === "externalcontact/add_contact_way")
        .at(-1);
      expect(wanted?.body).toMatchObject({
        type: 2,
        scene: 2,
        state: "春季展会",
        user: ["ZhangSan", "lisi"],
      });
    });
    test("said twice, it is made once and shown", async () => {
      const made = () => asked().filter(({ path }) => path === "externalcontact/add_contact_way").length;
      const before = made();
      await bot.say("admin", "渠道码 官网");
      await reads("admin", "渠道码「官网」好了");
      expect(await bot.say("admin", "渠道码 官网")).toContain("https://p.qpic.cn/qr/1");
      expect(made()).toBe(before + 1);
    });
    test("what WeCom refuses is told in words, and asked for anew by the same words", async () => {
      answers["externalcontact/add_contact_way"] = { errcode: 41054, errmsg: "no permission" };
      await bot.say("admin", "渠道码 官网");
      await reads("admin", "没做成: 有成员没开通客户联系");
      answers = {};
      // One of them had no right of 客户联系: others may be named.
      expect(await bot.say("admin", "渠道码 官网 @李四")).toContain("扫码的客户加李四的微信");
      await reads("admin", "渠道码「官网」好了");
      const wanted = asked().findLast(({ path }) => path === "externalcontact/add_contact_way");
      expect(wanted?.body).toMatchObject({ type: 1, user: ["lisi"] });
      const answer = await bot.say("admin", "渠道码 官网 @张三");
      expect(answer).toContain("加的是李四");
      expect(answer).toContain("做好的码不换人");
    });
    test("is the admin's, and its name is no longer than WeCom takes", async () => {
      expect(await bot.say("ZhangSan", "渠道码 春季展会")).toContain("管理员");
      expect(await bot.say("admin", `渠道码 ${"长".repeat(31)}`)).toContain("最多 30 个字");
    });
  });

  test("a change that is none of ours, and one from nowhere, are answered and do nothing", async () => {
    const before = api.count("externalcontact/get");
    for (const kind of ["edit_external_contact", "transfer_fail", "unheard_of"])
      expect((await happened(kind)).status).toBe(200);
    expect((await acquisition("balance_low", { member: "", customer: "" })).status).toBe(200);
    expect(api.count("externalcontact/get")).toBe(before);
    expect(APP.agentId).toBeGreaterThan(0);
  });
});
