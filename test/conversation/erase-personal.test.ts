// 删除个人信息: whoever asked to be forgotten is in no table any more; figures, moves and amounts are (rules.md 12).

import type { EntitySchema } from "typeorm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { openPostgres } from "../../db/engine/postgres.ts";
import { openSqlite } from "../../db/engine/sqlite.ts";
import { SCHEMAS } from "../../db/schema/all.ts";
import { TABLES } from "../../db/tables.ts";
import { exportDocument } from "../../src/cli/export-document.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { AS_TESTS_OPEN } from "../setup/postgres.ts";

const PHONE = "13700007777";
const SECRETS = [PHONE, "137 0000 7777", "欧阳雪", "wm_xue", "欧阳总"];

onOneEngine((engine) => {
  let talk: Talk;
  let url: string;
  beforeEach(async () => {
    url = await engine.migratedUrl();
    talk = await openTalk({ open: () => openDatabase({ url, ...AS_TESTS_OPEN }) });
  });
  afterEach(async () => {
    await talk.database.close();
    expect(talk.troubles).toEqual([]);
  });

  /** Every row of every table there is, as text. */
  async function everything(): Promise<string> {
    const opened = url.startsWith("sqlite:")
      ? await openSqlite({ tables: TABLES, path: url.slice("sqlite:".length), access: "read-only" })
      : await openPostgres(url, { tables: TABLES, access: "read-only", random: () => 0.5 });
    const rows: unknown[] = [];
    for (const { options } of SCHEMAS as readonly EntitySchema[])
      rows.push(await opened.read((sql) => sql.rows(`SELECT * FROM ${options.name}`)));
    await opened.close();
    return JSON.stringify(rows);
  }

  async function lived(): Promise<void> {
    await talk.say(
      "ZhangSan",
      `新建商机 上海云图科技有限公司 联系人欧阳雪 ${PHONE} 地址上海 需求MES,欧阳雪牵头 金额50万`,
    );
    await talk.say(
      "ZhangSan",
      "跟进 1 和欧阳雪聊了预算,她手机137 0000 7777,欧阳总点头 下次 周五 给欧阳雪报价",
    );
    await talk.say("ZhangSan", "备注 1 欧阳雪喜欢喝茶");
    await talk.say("ZhangSan", `推进 1 到2 约了周四面谈 欧阳雪参加`);
    await talk.say("ZhangSan", "改 1 决策人 欧阳雪");
    await talk.say("ZhangSan", "提醒我 #1 周四 给欧阳雪打电话");
    await talk.say("ZhangSan", `标 #1 潜力 欧阳雪要扩产`);
    await talk.say("ZhangSan", "可以宣传 #1 欧阳雪");
    await talk.say("ZhangSan", "求助 1 要技术到场,找欧阳雪");
    await talk.say("ZhangSan", "静默 #1 20天 欧阳雪休产假");
    await talk.say("ZhangSan", "静默 #1 取消");
    await talk.say("ZhangSan", "转交 #1 @李四 欧阳雪他熟");
    await talk.say("lisi", `查重 ${PHONE}`);
    await talk.say("lisi", "查重 欧阳雪");
    await talk.say("lisi", `报备 欧阳雪 ${PHONE}`);
    await talk.say("lisi", "改 #1 联系人 欧阳雪");
    await talk.database.transaction(async (store) => {
      await store.wechat.add({
        externalUserId: "wm_xue",
        memberId: "ZhangSan",
        state: null,
        addedAt: talk.now(),
        takenAt: talk.now(),
        customerId: 1,
        no: 1,
        wroteAt: null,
        deletedAt: null,
        deletedBy: null,
      });
      await store.outbox.enqueue({
        key: "welcome/1",
        toKind: "welcome",
        toId: "wm_xue",
        markdown: "欧阳雪,您好",
        text: "欧阳雪,您好",
        at: talk.now(),
      });
      const { id } = await store.imports.begin({
        byId: "lisi",
        source: null,
        sourceSecret: null,
        createdAt: talk.now(),
      });
      const nothing = {
        verdict: "duplicate",
        itemVersion: null,
        reason: "duplicate",
        about: null,
        near: null,
      } as const;
      const cells = JSON.stringify(["云图", "欧阳雪", PHONE]);
      await store.imports.addRows([{ ...nothing, importId: id, seq: 1, line: 2, cells, no: 1 }]);
    });
    talk.goTo("2026-03-12", 9 * 60);
    await talk.tick();
  }

  test("what will go is listed by kind and count, 确认 does it, and nothing anywhere holds it", async () => {
    await lived();
    for (const secret of SECRETS)
      expect([secret, (await everything()).includes(secret)]).toEqual([secret, true]);
    const ask = await talk.say("admin", "删除个人信息 #1");
    expect(ask).toContain("联系人 1 个、电话 1 个");
    expect(ask).toContain("微信联系 1 个");
    expect(ask).toMatch(/等 \d+ 处提到的姓名和电话/);
    expect(ask).toContain("「撤销」也不行");
    expect(ask).not.toMatch(/欧阳|1370000/);
    expect(await everything()).toContain(PHONE);
    expect(await talk.say("admin", "确认")).toContain("#1 上海云图科技有限公司 的个人信息删好了");
    const left = await everything();
    for (const secret of [...SECRETS, "欧阳"]) expect([secret, left.indexOf(secret)]).toEqual([secret, -1]);
    const document = await talk.database.read(async ({ dump }) =>
      JSON.stringify(exportDocument(await dump.read())),
    );
    for (const secret of [...SECRETS, "欧阳"])
      expect([secret, document.includes(secret)]).toEqual([secret, false]);
  });

  test("figures, moves and words about the deal stay; who holds it is told; the audit says who did it", async () => {
    await lived();
    await talk.say("admin", "删除个人信息 #1");
    await talk.say("admin", "确认");
    const shown = await talk.say("ZhangSan", "详情 #1");
    expect(shown).not.toMatch(/还差|差一格/);
    expect(shown).toContain("#1 上海云图科技有限公司 中意向");
    expect(shown).toContain("50万");
    expect(shown).toContain("聊了预算,她手机＊＊＊,＊＊＊点头");
    expect(shown).toContain("个人信息已应客户要求删除");
    expect((await talk.told("ZhangSan")).at(-1)).toContain(
      "应客户要求,联系人的姓名和电话已删除,请不要再联系本人",
    );
    const rows = await talk.database.read(async ({ dump, history }) => ({
      looks: await dump.rowsOf("looks"),
      history: await history.of(1),
    }));
    expect(rows.looks.at(-1)).toMatchObject({ userId: "admin", words: "删除个人信息 #1" });
    expect(rows.history.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["created", "advanced", "followed-up"]),
    );
    expect(rows.history.at(-1)).toMatchObject({ what: "erased", by: "admin", text: null, stage: 2 });
  });

  test("it cannot be taken back, nor can what was done before it", async () => {
    await lived();
    await talk.say("admin", "删除个人信息 #1");
    await talk.say("admin", "确认");
    expect(await talk.say("admin", "撤销")).toContain("删了就没有了");
    expect(await talk.say("ZhangSan", "撤销")).not.toContain("已撤销");
    expect(await everything()).not.toContain("欧阳");
  });

  test("the number typed in again is told at every door, without a name; 另立 is the way for one who comes back", async () => {
    await lived();
    await talk.say("admin", "删除个人信息 #1");
    await talk.say("admin", "确认");
    expect(await talk.say("lisi", `报备 杭州新客户 林工 ${PHONE} 想看MES`)).toContain("要求删除过个人信息");
    expect(await talk.say("lisi", `查重 ${PHONE}`)).toContain("应要求删除过个人信息");
    expect(await talk.say("lisi", `报备 杭州新客户 林工 ${PHONE} 想看MES 另立`)).toContain("杭州新客户");
  });

  describe("a person", () => {
    test("loses the own name as well: the item shows that it was erased, and no part of the name finds it", async () => {
      await talk.say("ZhangSan", `新建商机 个人 欧阳雪 ${PHONE} 需求装修贷款 地址上海`);
      const shown = await talk.say("ZhangSan", "我的商机");
      expect(shown + (await talk.say("ZhangSan", "我的线索"))).toContain("欧阳雪");
      expect(await talk.say("admin", "删除个人信息 #1")).toContain("客户本人的名字");
      await talk.say("admin", "确认");
      expect(await talk.say("ZhangSan", "详情 #1")).toContain("#1 (已删除)");
      expect(await everything()).not.toContain("欧阳");
      expect(await talk.say("ZhangSan", "客户 欧阳")).toContain("没找到");
    });
  });

  test("a namesake's own texts stay as they are, and so do a colleague's", async () => {
    await talk.say("ZhangSan", `新建商机 上海云图科技有限公司 联系人张三 ${PHONE} 地址上海 需求MES`);
    await talk.say("lisi", "新建商机 苏州恒力机电有限公司 联系人欧阳雪 13700008888 地址苏州 需求MES");
    await talk.say("lisi", "跟进 2 和欧阳雪、张三开了会 下次 周五 报价");
    await talk.say("ZhangSan", "联系人 1 加 欧阳雪 13700009999");
    await talk.say("admin", "删除个人信息 #1");
    await talk.say("admin", "确认");
    expect(await talk.say("lisi", "详情 #2")).toContain("和欧阳雪、张三开了会");
    expect(await talk.say("lisi", "详情 #2")).toContain("联系人 欧阳雪 13700008888");
  });

  test("only the admin, only after 确认, and a second time there is nothing left", async () => {
    await lived();
    for (const who of ["ZhangSan", "zhuguan", "jingli", "heshi"])
      expect([who, await talk.say(who, "删除个人信息 #1")]).toEqual([
        who,
        expect.not.stringContaining("确认"),
      ]);
    await talk.say("admin", "删除个人信息 #1");
    await talk.say("admin", "取消");
    expect(await everything()).toContain(PHONE);
    await talk.say("admin", "删除个人信息 #1");
    await talk.say("admin", "确认");
    expect(await talk.say("admin", "删除个人信息 #1")).toContain("没有个人信息可删了");
  });
});
