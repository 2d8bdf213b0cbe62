// A changed userid: nothing that a member holds or said stays behind under the old one.
import { expect, test } from "vitest";
import { SCHEMAS } from "../../db/schema/all.ts";
import { HOLDS_USERID } from "../../db/stores/renaming.ts";
import { openTalk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

/** Text columns that hold no member's userid, however they are called. */
const OTHERS: readonly string[] = [
  "bind_offers.botUserId",
  "bot_chats.chatId",
  "bot_identities.botUserId",
  "channel_hits.linkId",
  "channels.configId",
  "chat_outsiders.chatId",
  "holdings.endedBy",
  "members.userKey",
  "pictures.mediaId",
  "sheet_columns.fieldId",
  "sheet_options.fieldId",
  "sheet_rows.recordId",
  "sheets.webhookKey",
  "wechat_contacts.deletedBy",
  "wechat_contacts.externalUserId",
  "wrong_codes.userId",
];

test("every column that can hold a userid is renamed, or is said to hold none", () => {
  const looksLikeOne = /(?:Id|By|^by|Key)$/;
  const found = SCHEMAS.flatMap(({ options }) =>
    Object.entries(options.columns)
      .filter(([property, column]) => column?.type === "text" && looksLikeOne.test(property))
      .map(([property]) => `${options.name}.${property}`),
  );
  const renamed = Object.entries(HOLDS_USERID).flatMap(([table, columns]) =>
    columns.map((column) => `${table}.${column}`),
  );
  const unspoken = /\.(?:nameKey|phoneKey|outboxKey)$/;
  expect(
    found.filter((each) => !renamed.includes(each) && !OTHERS.includes(each) && !unspoken.test(each)),
  ).toEqual([]);
  expect(renamed.filter((each) => !found.includes(each))).toEqual([]);
});

onEachEngine((engine) => {
  const rename = (talk: Awaited<ReturnType<typeof openTalk>>, from: string, to: string) =>
    talk.database.transaction(({ people }) => people.rename({ from, to }));

  test("items, roles, what waits and what can be undone go with the new id; the old one holds nothing", async () => {
    const talk = await openTalk(engine);
    await talk.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台");
    await talk.say("ZhangSan", "提醒我 明天 打电话");
    await talk.say("admin", "设角色 @张三 清洗员");
    await talk.say("ZhangSan", "转交 1 给 @李四 忙不过来");
    await talk.say("lisi", "转交 1 给 @王五");
    expect(await rename(talk, "zhangsan", "zhang.san")).toBe("renamed");
    const rows = JSON.stringify(await talk.database.read(({ dump }) => dump.read()));
    expect(rows).not.toContain('"ZhangSan"');
    expect(await talk.say("zhang.san", "我的商机")).toContain("上海云图科技");
    expect(await talk.say("ZHANGSAN", "我的商机")).toContain("不认识");
    expect((await talk.database.read(({ people }) => people.actor("Zhang.San")))?.roles).toContain("cleaner");
  });

  test("an undo after it gives the item back to the same person", async () => {
    const talk = await openTalk(engine);
    await talk.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台");
    await talk.say("ZhangSan", "跟进 1 谈了报价 下次 周五 发报价");
    await rename(talk, "ZhangSan", "zs01");
    expect(await talk.say("zs01", "撤销")).toContain("撤销");
    expect(await talk.say("zs01", "我的商机")).toContain("上海云图科技");
  });

  test("a merge taken back after it gives the item back to the same person", async () => {
    const talk = await openTalk(engine);
    await talk.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台");
    await talk.say("lisi", "报备 上海云图软件 李梅 13800001112 想看WMS");
    await talk.say("zhuguan", "合并 1 2");
    await talk.say("zhuguan", "确认");
    await rename(talk, "lisi", "li.si");
    expect(await talk.say("zhuguan", "撤销")).toContain("合并已撤销");
    expect(await talk.say("li.si", "详情 2")).toContain("上海云图软件");
    expect(await talk.database.read(({ items }) => items.byNo(2))).toMatchObject({ ownerId: "li.si" });
  });

  test("whoever wrote under the new id before the event came is one person afterwards", async () => {
    const talk = await openTalk(engine);
    await talk.say("lisi", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台");
    await talk.database.transaction(({ people }) =>
      people.admit({
        userId: "Li.Si",
        name: "李四",
        mainDepartment: 3,
        departments: [{ id: 3, isLeader: false }],
        active: true,
      }),
    );
    await talk.say("li.si", "我的商机");
    expect(await rename(talk, "lisi", "li.si")).toBe("renamed");
    expect(await talk.say("li.si", "我的商机")).toContain("上海云图科技");
    expect(await talk.database.read(({ people }) => people.membersNamed("李四"))).toHaveLength(1);
  });

  test("an id that is somebody else's, another spelling, a stranger's and an empty one change nothing", async () => {
    const talk = await openTalk(engine);
    await talk.say("lisi", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台");
    expect(await rename(talk, "lisi", "wangwu")).toBe("taken");
    expect(await rename(talk, "nobody", "lisi2")).toBe("unknown");
    expect(await rename(talk, "lisi", "")).toBe("unknown");
    expect(await rename(talk, "lisi", "LiSi")).toBe("renamed");
    expect(await talk.say("LISI", "我的商机")).toContain("上海云图科技");
  });

  test("an admin by configuration stays one when only ADMIN_USERIDS still names the old id", async () => {
    const talk = await openTalk(engine);
    await talk.database.transaction(({ people }) => people.appointAdmins(["caiwu"], 0));
    await rename(talk, "caiwu", "cai.wu");
    await talk.database.transaction(({ people }) => people.appointAdmins(["caiwu"], 1));
    expect((await talk.database.read(({ people }) => people.actor("cai.wu")))?.roles).toContain("admin");
  });
});
