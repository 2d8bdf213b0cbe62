// The server API over HTTP, against wecom.md 4.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sandboxConfig } from "../../src/sandbox/sandbox-config.ts";
import { type FakeBot, startFakeBot } from "./fake-bot.ts";

const { corpId, app } = sandboxConfig();
const API = "/sandbox/wecom/cgi-bin";
type Answer = Record<string, unknown> & { errcode: number };

let bot: FakeBot;
let token = "";
beforeAll(async () => {
  bot = await startFakeBot();
});
afterAll(() => bot.stop());
beforeEach(async () => {
  token = String((await get(`gettoken?corpid=${corpId}&corpsecret=${app.secret}`))["access_token"]);
});

async function get(path: string): Promise<Answer> {
  return (await (await fetch(`${bot.base}${API}/${path}`)).json()) as Answer;
}

async function post(path: string, body: unknown): Promise<Answer> {
  return (await (await bot.post(`${API}/${path}`, body)).json()) as Answer;
}

const text = (touser: string, content = "早", more: object = {}) => ({
  touser,
  agentid: app.agentId,
  msgtype: "text",
  text: { content },
  ...more,
});
const send = (body: object) => post(`message/send?access_token=${token}`, body);

async function messages(as: string, chat: string): Promise<Record<string, unknown>[]> {
  const query = new URLSearchParams({ as, chat });
  const response = await fetch(`${bot.base}/sandbox/api/messages?${query}`);
  return ((await response.json()) as { messages: Record<string, unknown>[] }).messages;
}
const last = async (as: string, chat = `single:${as}`) => (await messages(as, chat)).at(-1);

describe("tokens", () => {
  test.each([
    ["gettoken", 41004],
    [`gettoken?corpid=${corpId}`, 41004],
    [`gettoken?corpid=wwother&corpsecret=${app.secret}`, 40013],
    [`gettoken?corpid=${corpId}&corpsecret=guess`, 40001],
    ["user/get?userid=zhangsan", 41001],
    ["user/get?userid=zhangsan&access_token=made-up", 40014],
  ])("%s is refused with %i and HTTP 200", async (path, errcode) => {
    expect((await get(path)).errcode).toBe(errcode);
  });

  test("the same token comes back while it is valid; after two hours it is refused and a new one given", async () => {
    const again = await get(`gettoken?corpid=${corpId}&corpsecret=${app.secret}`);
    expect(again["access_token"]).toBe(token);
    bot.clock.advance(7_200_000);
    expect((await send(text("zhangsan"))).errcode).toBe(42001);
    const renewed = await get(`gettoken?corpid=${corpId}&corpsecret=${app.secret}`);
    expect(renewed).toMatchObject({ errcode: 0, expires_in: 7200 });
    expect(renewed["access_token"]).not.toBe(token);
  });

  test("a path WeCom does not know is an empty 404", async () => {
    const response = await fetch(`${bot.base}${API}/user/no_such_call?access_token=${token}`);
    expect(response.status).toBe(404);
  });
});

describe("the directory", () => {
  test("lists departments with their leaders, and members aligned with them", async () => {
    const { department } = await get(`department/list?access_token=${token}`);
    expect(department).toContainEqual(
      expect.objectContaining({ id: 3, name: "华东一部", parentid: 2, department_leader: ["liuyang"] }),
    );
    const { userlist } = await get(`user/list?access_token=${token}&department_id=3`);
    expect(userlist).toContainEqual(
      expect.objectContaining({
        userid: "liuyang",
        department: [3],
        is_leader_in_dept: [1],
        direct_leader: ["wangjing"],
      }),
    );
    expect(userlist).toContainEqual(expect.objectContaining({ userid: "007", direct_leader: ["liuyang"] }));
    expect(userlist).toContainEqual(expect.objectContaining({ userid: "gaoxiang", status: 5 }));
  });

  test("a department is listed with everything below it and nothing beside it", async () => {
    const { department_id } = await get(`department/simplelist?access_token=${token}&id=2`);
    expect((department_id as { id: number }[]).map(({ id }) => id)).toEqual([2, 3, 4, 5]);
  });

  test("userids are compared without case and come back in the directory's spelling", async () => {
    expect((await get(`user/get?access_token=${token}&userid=xu.hao`))["userid"]).toBe("Xu.Hao");
  });

  test.each([
    ["user/get?userid=nobody", 60111],
    ["user/list?department_id=99", 60003],
    ["department/get?id=99", 60003],
  ])("%s is unknown", async (path, errcode) => {
    expect((await get(`${path}&access_token=${token}`)).errcode).toBe(errcode);
  });
});

describe("messages to members", () => {
  test("an accepted text stands in the member's chat, from the bot", async () => {
    expect(await send(text("ZhangSan", "张三早"))).toMatchObject({ errcode: 0, invaliduser: "" });
    expect(await last("zhangsan")).toMatchObject({ from: "bot", kind: "text", text: "张三早" });
  });

  test("who is unknown or has left comes back in lower case, the others get it", async () => {
    const answer = await send(text("lisi|Nobody|gaoxiang", "给在的人"));
    expect(answer).toMatchObject({ errcode: 0, invaliduser: "nobody|gaoxiang" });
    expect(await last("lisi")).toMatchObject({ text: "给在的人" });
  });

  test.each([
    ["nobody is there", text("nobody|gaoxiang"), 81013],
    ["nobody is named", text(""), 82001],
    ["the agentid is a text", { ...text("lisi"), agentid: String(app.agentId) }, 40056],
    ["the agentid is missing", { ...text("lisi"), agentid: undefined }, 41011],
    ["the agentid is another app's", { ...text("lisi"), agentid: 7 }, 301002],
    ["the type is unknown", { ...text("lisi"), msgtype: "song" }, 40008],
    ["the text is empty", text("lisi", ""), 44004],
    [
      "the markdown is longer than 2048 bytes",
      { ...text("lisi"), msgtype: "markdown", markdown: { content: "长".repeat(683) } },
      45002,
    ],
    [
      "a card with buttons has no task_id",
      { ...text("lisi"), msgtype: "template_card", template_card: card({ task_id: undefined }) },
      42014,
    ],
  ])("refused when %s", async (_, body, errcode) => {
    expect((await send(body)).errcode).toBe(errcode);
  });

  test("what is not JSON is a data format error", async () => {
    const response = await fetch(`${bot.base}${API}/message/send?access_token=${token}`, {
      method: "POST",
      body: "<xml/>",
    });
    expect(((await response.json()) as Answer).errcode).toBe(47001);
  });

  test("a text is cut at 2048 bytes", async () => {
    await send(text("lisi", "a".repeat(3000)));
    expect(await last("lisi")).toMatchObject({ text: "a".repeat(2048) });
  });

  test("the same request is shown once while it is checked for duplicates", async () => {
    const body = text("zhaomin", "只说一次", { enable_duplicate_check: 1, duplicate_check_interval: 600 });
    const first = await send(body);
    expect(await send(body)).toEqual(first);
    expect(await messages("zhaomin", "single:zhaomin")).toHaveLength(1);
    bot.clock.advance(600_000);
    await send(body);
    expect(await messages("zhaomin", "single:zhaomin")).toHaveLength(2);
  });

  test("the 31st message within a minute is dropped without a word", async () => {
    for (let count = 1; count <= 31; count += 1) {
      expect((await send(text("linyue", `第${count}条`))).errcode).toBe(0);
    }
    expect(await last("linyue")).toMatchObject({ text: "第30条" });
  });

  test("a party's members get it, those who left do not", async () => {
    expect(await send({ ...text("", "各位"), toparty: "4|99" })).toMatchObject({ invalidparty: "99" });
    expect(await last("chenfeng")).toMatchObject({ text: "各位" });
  });
});

function card(more: object = {}): object {
  return {
    card_type: "button_interaction",
    main_title: { title: "#12 云图科技 请看一眼" },
    button_list: [{ text: "收到", style: 1, key: "ok" }],
    task_id: "escalation-12",
    ...more,
  };
}

describe("cards", () => {
  const sendCard = (task_id: string) =>
    send({
      touser: "wangjing",
      agentid: app.agentId,
      msgtype: "template_card",
      template_card: card({ task_id }),
    });

  test("a card is updated once by the code of its sending", async () => {
    const { response_code } = await sendCard("card-1");
    const update = {
      agentid: app.agentId,
      userids: ["wangjing"],
      response_code,
      button: { replace_name: "已处理" },
    };
    expect((await post(`message/update_template_card?access_token=${token}`, update)).errcode).toBe(0);
    expect(await last("wangjing")).toMatchObject({ card: { replace_text: "已处理" } });
    expect((await post(`message/update_template_card?access_token=${token}`, update)).errcode).toBe(60140);
  });

  test("a task_id is taken only once", async () => {
    expect((await sendCard("card-2")).errcode).toBe(0);
    expect((await sendCard("card-2")).errcode).toBe(42014);
  });
});

describe("groups", () => {
  const hook = (body: object, key = "sandbox-east-1") => post(`webhook/send?key=${key}`, body);
  const east1 = () => last("zhangsan", "group:wrEast1Sales");

  test("a webhook needs no token, and what it takes stands in the group", async () => {
    expect((await hook({ msgtype: "markdown", markdown: { content: "**今天**" } })).errcode).toBe(0);
    expect(await east1()).toMatchObject({ from: "bot", kind: "markdown", text: "**今天**" });
  });

  test("members named beside a text are mentioned at its end", async () => {
    await hook({ msgtype: "text", text: { content: "请看", mentioned_list: ["lisi"] } });
    expect(await east1()).toMatchObject({ text: "请看\n<@lisi>" });
  });

  test("a wrong key is 93000; buttons, which could not call back, are 40008", async () => {
    expect((await hook({ msgtype: "text", text: { content: "?" } }, "other")).errcode).toBe(93000);
    expect((await hook({ msgtype: "template_card", template_card: card() })).errcode).toBe(40008);
  });

  test("the 21st post within a minute is 45009", async () => {
    bot.clock.advance(60_000);
    const post = () => hook({ msgtype: "text", text: { content: "再来" } }, "sandbox-managers");
    for (let count = 1; count <= 20; count += 1) expect((await post()).errcode).toBe(0);
    expect((await post()).errcode).toBe(45009);
  });

  test("the app writes to groups it made itself and to no other", async () => {
    const made = await post(`appchat/create?access_token=${token}`, {
      name: "云图项目",
      owner: "zhangsan",
      userlist: ["zhangsan", "lisi"],
      chatid: "yuntu1",
    });
    expect(made).toMatchObject({ errcode: 0, chatid: "yuntu1" });
    const to = (chatid: string) =>
      post(`appchat/send?access_token=${token}`, { chatid, msgtype: "text", text: { content: "开始" } });
    expect((await to("yuntu1")).errcode).toBe(0);
    expect(await last("lisi", "group:yuntu1")).toMatchObject({ text: "开始" });
    expect((await to("wrEast1Sales")).errcode).toBe(86008);
    expect(await get(`appchat/get?access_token=${token}&chatid=yuntu1`)).toMatchObject({
      chat_info: { userlist: ["zhangsan", "lisi"] },
    });
  });
});
