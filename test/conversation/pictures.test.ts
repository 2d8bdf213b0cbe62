// A picture sent beside a report is evidence by its hash: whose it is, what is kept of it, and what is said where it is not.
import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type FilesIn, openFilesIn } from "../setup/files-in.ts";

const hashOf = (bytes: string) => createHash("sha256").update(bytes).digest("hex");

onOneEngine((engine) => {
  let talk: Talk;
  let files: FilesIn;
  const rep = (text: string) => talk.say("ZhangSan", text);
  beforeEach(async () => {
    talk = await openTalk(engine);
    files = await openFilesIn(talk);
    await rep("新建商机 上海云图科技 联系人王磊 13800003333 地址上海徐汇 需求数据中台 金额50万");
    await rep("新建商机 苏州恒力机电 联系人李工 13800004444 地址苏州 需求MES 金额10万");
  });
  const pictures = () => talk.database.read(({ dump }) => dump.rowsOf("pictures"));
  const bar = async (no: number) => /真实([▰▱]{4})/.exec(await rep(`详情 ${no}`))?.[1];

  test("what was spoken of a moment ago it belongs to; its hash is kept, nothing else of it", async () => {
    await rep("跟进 1 客户发来了产线照片");
    const said = await files.picture("ZhangSan", "产线", { through: "app" });
    expect(said).toContain("#1 上海云图科技");
    expect(said).toContain("图记作凭证了(只留指纹,不存图)");
    expect(said.split("\n")).toHaveLength(2);
    expect(await pictures()).toMatchObject([
      { no: 1, userId: "ZhangSan", hash: hashOf("产线"), state: "kept", source: null, sourceSecret: null },
    ]);
    expect(await bar(1)).toBe("▰▱▱▱");
    expect(await rep("详情 1")).toContain("凭证图 1 张");
    const [row] = (await talk.database.read(({ history }) => history.of(1))).slice(-1);
    expect(row).toMatchObject({ what: "pictured", by: "ZhangSan" });
  });

  test("named in the words beside it, the words are kept as the report they are", async () => {
    await rep("跟进 1 电话聊了");
    const said = await files.picture("ZhangSan", "名片", { beside: "跟进 2 见到李工,加了微信 下次 周五" });
    expect(said).toContain("#2 苏州恒力机电");
    expect(said).toContain("跟进已记");
    expect(said).toContain("图记作凭证了");
    expect(await pictures()).toMatchObject([{ no: 2, hash: hashOf("名片") }]);
    expect((await talk.database.read(({ followUps }) => followUps.latest(2, 1)))[0]?.text).toContain(
      "见到李工",
    );
  });

  test("in a group beside a mention; quoted, it is the quoted one's", async () => {
    const group = "group-1";
    const said = await files.picture("ZhangSan", "合影", { beside: "跟进 1 客户来参观了", group });
    expect(said).toContain("图记作凭证了");
    await files.picture("ZhangSan", "样品", { quote: "#2 苏州恒力机电 基础意向", group });
    expect((await pictures()).map(({ no }) => no)).toEqual([1, 2]);
  });

  test("nothing spoken of: it is asked, and a number of the list, an item's number or a name answers", async () => {
    for (const [index, answer] of ["2", "#2", "恒力"].entries()) {
      talk.minutes(30);
      const asked = await files.picture("ZhangSan", `图${index}`);
      expect(asked).toMatch(/图收到了,是哪个客户的\?回序号或客户名:\n1 #\d 上?\S+.*\n2 #\d/);
      const second = /\n2 #(\d)/.exec(asked)?.[1];
      const expected = answer === "2" ? Number(second) : 2;
      expect(await rep(answer), answer).toContain("图记作凭证了");
      expect((await pictures())[index]).toMatchObject({ no: expected, hash: hashOf(`图${index}`) });
    }
  });

  test("in a group one's other customers are not listed", async () => {
    talk.minutes(30);
    const said = await files.picture("ZhangSan", "图", { beside: "看看", group: "group-1" });
    expect(said).not.toContain("云图");
  });

  test("words about two customers at once: it is asked which of them", async () => {
    const said = await files.picture("ZhangSan", "图", { beside: "1 2 都打了电话,都说下个月再看" });
    expect(said).toContain("是哪个客户的");
    expect(await rep("恒力")).toContain("图记作凭证了");
    expect(await pictures()).toMatchObject([{ no: 2 }]);
  });

  test("of a colleague's item that one only looked at it is no evidence", async () => {
    await talk.say("wangwu", "新建商机 宁波华测 联系人钱总 13800005555 地址宁波 需求ERP");
    await talk.say("jingli", "详情 3");
    await talk.say("wangwu", "详情 3");
    expect(await files.picture("lisi", "图", { quote: "#3 宁波华测" })).toContain("回客户名或编号就行");
    expect((await pictures())[0]).toMatchObject({ no: null });
  });

  test("the same message delivered again is one picture; 撤销 takes it back", async () => {
    await rep("跟进 1 聊了需求,要看案例");
    const again = {
      type: "pictures",
      pictures: [{ source: "https://files.test/x", secret: "", mediaId: null }],
    } as const;
    for (let times = 0; times < 2; times++) await talk.send("ZhangSan", again, { key: "bot/same" });
    expect(await pictures()).toHaveLength(1);
    expect(await rep("撤销")).toContain("撤销");
    expect((await pictures())[0]?.undoneAt).not.toBeNull();
    expect(await rep("详情 1")).not.toContain("凭证图");
    expect(await talk.database.read(({ followUps }) => followUps.latest(1, 5))).toHaveLength(1);
  });

  describe("what cannot be had", () => {
    test("by its address is tried for five minutes, then told and no evidence", async () => {
      await rep("跟进 1 聊了需求,要看案例");
      files.goDark();
      await files.picture("ZhangSan", "图");
      expect(await pictures()).toMatchObject([{ state: "fetching", no: 1 }]);
      talk.minutes(6);
      await files.work();
      expect(await pictures()).toMatchObject([
        { state: "lost", hash: null, source: null, sourceSecret: null },
      ]);
      expect((await talk.told("ZhangSan")).at(-1)).toContain("发来的图没取到,没能留作凭证,请再发一次");
      expect(await bar(1)).toBe("▱▱▱▱");
    });

    test("by its media id keeps the id, and says so", async () => {
      await rep("跟进 1 聊了需求,要看案例");
      files.goDark();
      await files.picture("ZhangSan", "图", { through: "app" });
      talk.minutes(6);
      await files.work();
      const [kept] = await pictures();
      expect(kept).toMatchObject({ state: "kept", hash: null });
      expect(kept?.mediaId).toMatch(/^media-/);
      expect((await talk.told("ZhangSan")).at(-1)).toContain("只记了企业微信的编号");
    });
  });

  test("of whom nobody said it is, is forgotten after a day", async () => {
    talk.minutes(30);
    await files.picture("ZhangSan", "图");
    talk.days(2);
    await files.work();
    expect(await pictures()).toEqual([]);
    expect(await rep("存图 1")).toContain("没有等着归位的图");
  });

  test("a stranger's picture is nobody's", async () => {
    expect(await files.picture("nobody", "图")).toContain("不认识");
    expect(await pictures()).toEqual([]);
  });
});
