// 转交: offered, answered 我接, 不接 or 一起做; and every answer that comes twice, late, or from a stranger.
import { beforeAll, describe, expect, test as onBoth } from "vitest";
import { at } from "../../src/domain/day.ts";
import { readButtons } from "../../src/domain/messages/button.ts";
import type { Directory } from "../../src/domain/people/people.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

/** The same company with a manager in the south, and a deputy for 周经理's side: nobody. */
const WIDE: Directory = {
  departments: COMPANY.departments.map((one) => (one.id === 5 ? { ...one, leaders: ["nanli"] } : one)),
  members: [
    ...COMPANY.members,
    {
      userId: "nanli",
      name: "南总",
      mainDepartment: 5,
      departments: [{ id: 5, isLeader: true }],
      active: true,
    },
  ],
};

onEachEngine((engine) => {
  const test = onBoth.runIf(engine.isInFull);
  let talk: Talk;
  let phones = 1000;
  beforeAll(async () => {
    talk = await openTalk(engine);
    await talk.database.transaction((store) => store.people.replace(WIDE));
  });
  async function owned(name: string, who = "ZhangSan"): Promise<string> {
    const answer = await talk.say(who, `新建商机 ${name} 联系人王磊 1370000${++phones} 地址上海 需求MES`);
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }
  const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));
  const offers = (no: string) => talk.database.read(({ transfers }) => transfers.of(Number(no)));
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";
  const about = async (who: string, no: string) =>
    (await talk.told(who)).filter((text) => text.includes(`#${no} `));
  /** What stands on the buttons of the latest message about an item, and what each says. */
  async function buttons(who: string, no: string): Promise<Record<string, string>> {
    const outbox = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
    const rows = outbox.filter(({ toId, bodyText }) => toId === who && bodyText.includes(`#${no} `));
    return Object.fromEntries(
      readButtons(rows.at(-1)?.buttons ?? null).map(({ label, command }) => [label, command]),
    );
  }

  test("whoever was offered one thing answers without its number; of two it is asked which", async () => {
    const first = await owned("上海头件机电");
    await talk.say("ZhangSan", `转交 ${first} @李四 出差`);
    expect(await talk.say("lisi", "我接")).toContain(`#${first} 上海头件机电`);
    expect(await item(first)).toMatchObject({ ownerId: "lisi" });
    expect(await talk.say("lisi", "不接")).toContain("说的是哪一个?");
    const [second, third] = [await owned("上海二件机电"), await owned("上海三件机电")];
    for (const no of [second, third]) await talk.say("ZhangSan", `转交 ${no} @李四 出差`);
    const asked = await talk.say("lisi", "不接");
    expect(asked).toContain("有 2 个在等你回,是哪一个?");
    expect(asked).toContain(`#${third} 上海三件机电`);
    expect(await talk.say("lisi", "不接 手上太满")).toContain("是不是想说: 「不接」");
    for (const no of [second, third]) {
      expect(await item(no)).toMatchObject({ ownerId: "ZhangSan" });
      await talk.say("lisi", `不接 ${no}`);
    }
  });

  test("我接 moves it: the owner changes and nothing else, in any table", async () => {
    const no = await owned("上海全史机电");
    await talk.say("ZhangSan", `联系人 ${no} 加 李总 13900001111 采购`);
    await talk.say("ZhangSan", `推进 ${no} 到3 约了周四面谈 王总参加 报价30万`);
    await talk.say("ZhangSan", `跟进 ${no} 聊了预算 下次 3/20 报价`);
    await talk.say("ZhangSan", `改 ${no} 金额 31万`);
    await talk.say("ZhangSan", `赢单 ${no} 28万 签约今天 跳过 老客户`);
    await talk.say("ZhangSan", `回款计划 ${no} 下周三8.4万 验收后19.6万`);
    await talk.say("ZhangSan", `回款 ${no} 5万`);
    await talk.database.transaction((store) =>
      store.companions.add({ no: Number(no), memberId: "wangwu", role: "party", at: 0 }),
    );
    const before = await talk.database.read(({ dump }) => dump.read());
    expect(await talk.say("ZhangSan", `转交 #${no} @李四 他熟悉制造业`)).toBe(
      `#${no} 上海全史机电 合作与回款\n已问李四接不接,最晚后天 09:30前回;答应之前还归张三跟\n不转了发「取消转交 ${no}」`,
    );
    expect(await item(no)).toEqual(before.items.find((one) => one.no === Number(no)));
    expect(await last("lisi")).toMatch(
      new RegExp(
        `^#${no} 上海全史机电 合作与回款\n张三想转交给你: 他熟悉制造业\n需求 MES,金额 28万\n上次跟进\\(今天\\): 聊了预算 下次 3/20 报价\n[\\s\\S]*后天 09:30前回一个: 我接 ${no} · 不接 ${no} · 一起做 ${no}`,
      ),
    );
    expect(await last("lisi")).not.toMatch(/1370000|13900001111|王磊|李总/);
    talk.minutes(30);
    const answer = await talk.say("lisi", `我接 ${no}`);
    expect(answer).toContain("接好了,归你跟");
    expect(answer).toContain("李总(采购) 13900001111");
    expect(await last("ZhangSan")).toBe(
      `#${no} 上海全史机电 合作与回款\n李四接了。之前的记录都留着,辛苦和他交接一下`,
    );
    const after = await talk.database.read(({ dump }) => dump.read());
    for (const table of [
      "customers",
      "contacts",
      "followUps",
      "payments",
      "plannedPayments",
      "companions",
      "tickets",
    ] as const)
      expect(after[table]).toEqual(before[table]);
    const [old] = before.items.filter((one) => one.no === Number(no));
    expect(after.items.find((one) => one.no === Number(no))).toEqual({
      ...old,
      ownerId: "lisi",
      receivedAt: talk.now(),
      version: (old?.version ?? 0) + 1,
    });
    expect(after.history.slice(0, before.history.length)).toEqual(before.history);
    expect(after.history.slice(before.history.length)).toMatchObject([
      { what: "transferred", by: "lisi", text: "他熟悉制造业", stage: 6, outcome: "won", ownerId: "lisi" },
    ]);
    expect(after.holdings.filter((one) => one.no === Number(no))).toMatchObject([
      { ownerId: "ZhangSan", endedBy: "transferred", endedAt: talk.now() },
      { ownerId: "lisi", how: "transferred", endedAt: null },
    ]);
    expect(await talk.say("lisi", "撤销")).toContain("转交撤不了,要还回去请再「转交」一次");
    expect(await talk.say("ZhangSan", `跟进 ${no} 客户问发票的事`)).toContain("不归你处理");
    expect(await talk.say("lisi", `详情 ${no}`)).toContain("聊了预算");
  });

  test("不接 leaves it where it is; the owner hears the word, and the clock goes on", async () => {
    const no = await owned("上海不接机电");
    const due = (await item(no))?.deadlineAt;
    expect(due).toBe(at("2026-03-17", 1080));
    expect(await talk.say("ZhangSan", `转交 ${no} 李四`)).toContain("期限先停着");
    expect((await item(no))?.deadlineAt).toBe(at("2026-03-19", 1080));
    expect(await talk.say("ZhangSan", `为什么 ${no}`)).toContain("停着不算: 转交中 今天到后天");
    expect(await talk.say("ZhangSan", `详情 ${no}`)).toContain("在问李四接不接,后天 10:00前回");
    expect(await talk.say("lisi", `不接 ${no} 手上满了`)).toContain("好,还归张三跟");
    expect(await last("ZhangSan")).toContain("李四这次不接: 手上满了。还归你跟,最晚3/17 18:00前跟进");
    expect(await item(no)).toMatchObject({ ownerId: "ZhangSan", deadlineAt: due });
    expect(await talk.say("lisi", `不接 ${no}`)).toContain("已经回过不接了");
    expect(await talk.say("lisi", `我接 ${no}`)).toContain("李四已经回过不接了,什么也没改。现在归张三跟");
    expect(await talk.say("ZhangSan", `详情 ${no}`)).not.toContain("接不接");
  });

  test("一起做: the owner stays, the receiver becomes a party, both hear that shares are to be agreed", async () => {
    const no = await owned("上海合作机电");
    await talk.say("ZhangSan", `转交 ${no} @王五 在他片区`);
    const pressed = (await buttons("wangwu", no))["一起做"] ?? "";
    const answer = await talk.say("wangwu", pressed);
    expect(answer).toContain("张三还是负责人,你一起做");
    expect(answer).toContain(`分成 ${no} 我40 @张三60`);
    expect(answer).toMatch(/王磊 1370000\d{4}/);
    expect(await last("ZhangSan")).toContain(
      `王五不接手,和你一起做。你还是负责人\n先谈好怎么分,谈好发: 分成 ${no}`,
    );
    expect(await item(no)).toMatchObject({ ownerId: "ZhangSan", deadlineAt: at("2026-03-17", 1080) });
    expect(await talk.database.read(({ companions }) => companions.of(Number(no)))).toMatchObject([
      { memberId: "wangwu", role: "party" },
    ]);
    expect(await talk.say("wangwu", `跟进 ${no} 一起见了王总`)).toContain("跟进已记");
    expect(await talk.say("wangwu", pressed)).toContain("已经在一起做了");
    expect(await talk.say("wangwu", `我接 ${no}`)).toContain("王五已经回过一起做了,什么也没改");
    expect(
      (await talk.database.read(({ history }) => history.of(Number(no)))).map(({ what }) => what),
    ).toEqual(["created", "joined", "followed-up"]);
  });

  test("the head's 一起做 is still the answer to an escalation", async () => {
    const no = await owned("上海主管机电");
    expect(await talk.say("zhuguan", `一起做 ${no} 周四我也去`)).toContain("你和负责人一起做");
    expect(await talk.say("wangwu", `一起做 ${no}`)).toContain("不归你处理");
    await talk.say("ZhangSan", `转交 ${no} @赵主管 请主管带`);
    await talk.say("zhuguan", `不接 ${no} 你先谈`);
    expect(await talk.say("zhuguan", `一起做 ${no}`)).toContain("你和负责人一起做");
  });

  describe("to whom, and what", () => {
    test("not oneself, not the owner, not a leaver, not a stranger to the company", async () => {
      const no = await owned("上海给谁机电");
      expect(await talk.say("ZhangSan", `转交 ${no} @张三`)).toContain("本来就是张三在跟");
      expect(await talk.say("zhuguan", `转交 ${no} @赵主管`)).toContain("要归你自己跟,请张三转交给你");
      expect(await talk.say("ZhangSan", `转交 ${no} @赵钱孙`)).toContain("没找到");
      expect(await talk.say("ZhangSan", `转交 ${no}`)).toContain("给谁?");
      await talk.database.transaction(async ({ people }) => {
        const gone = { userId: "gone", name: "离开的人", mainDepartment: 3, departments: [], active: false };
        await people.admit(gone);
      });
      expect(await talk.say("ZhangSan", `转交 ${no} @离开的人`)).toContain("没找到");
      expect(await offers(no)).toEqual([]);
    });
    test("not what is not mine, not what lies in the pool; a colleague learns nothing by trying", async () => {
      const no = await owned("上海谁的机电");
      expect(await talk.say("lisi", `转交 ${no} @王五`)).toContain("不归你处理");
      for (const said of [`我接 ${no}`, `不接 ${no}`, `准转 ${no}`, `不准转 ${no}`, `取消转交 ${no}`])
        expect(await talk.say("wangwu", said)).toBe(
          `#${no} 现在不归你处理。负责人是张三,可以请他来做,或请主管改派`,
        );
      expect(await talk.say("ZhangSan", `我接 ${no}`)).toContain("这一步要由收到转交的同事来做");
      expect(await talk.say("ZhangSan", `取消转交 ${no}`)).toContain("没有在转交");
      await talk.say("ZhangSan", `退公海 ${no} 没空`);
      expect(await talk.say("zhuguan", `转交 ${no} @王五`)).toContain("在公海");
    });
    test("to somebody on leave: asked, and the owner knows why it may take long", async () => {
      const no = await owned("上海请假机电");
      await talk.say("erzhu", "请假 今天到明天");
      expect(await talk.say("ZhangSan", `转交 ${no} @孙二`)).toContain("他今天请假,可能回得晚");
      await talk.say("erzhu", "请假 取消");
    });
    test("by the head for the owner, who hears of it and is asked nothing", async () => {
      const no = await owned("上海代转机电");
      expect(await talk.say("zhuguan", `转给 @李四 #${no} 张三出差`)).toContain("已问李四接不接");
      expect(await last("ZhangSan")).toContain("赵主管在问李四接不接它: 张三出差");
      expect(await last("lisi")).toContain("赵主管想把张三跟的转交给你: 张三出差");
      await talk.say("lisi", `我接 ${no}`);
      expect(await last("zhuguan")).toContain("张三转交给李四,接好了");
      expect(await last("ZhangSan")).toContain("李四接了");
    });
    test("a lost one may be handed on: it stays lost, and its new owner may restart it", async () => {
      const no = await owned("上海输单机电");
      await talk.say("ZhangSan", `输单 ${no} 价格 输给用友`);
      await talk.say("ZhangSan", `转交 ${no} @李四 你再试试`);
      await talk.say("lisi", `我接 ${no}`);
      expect(await item(no)).toMatchObject({ ownerId: "lisi", outcome: "lost", deadlineAt: null });
      expect(await talk.say("lisi", `重启 ${no} 客户重新立项`)).toContain(`#${no}`);
    });
    test("in a group the answers hold number, name and stage; the contact goes to the receiver alone", async () => {
      const no = await owned("上海群里机电");
      expect(await talk.sayInGroup("ZhangSan", `转交 ${no} @李四`)).toMatch(
        /^#\d+ 上海群里机电 基础意向\n已问李四/,
      );
      const open = await talk.sayInGroup("lisi", `我接 ${no}`);
      expect(open).toContain("接好了,归你跟");
      expect(open).toContain("完整内容已私信发你");
      expect(open).not.toMatch(/1370000|王磊/);
      expect(await last("lisi")).toMatch(/王磊 1370000\d{4}/);
    });
    test("hands that hold 80 are full: which are coldest, and what to do; stage 5 is not counted", async () => {
      const no = await owned("上海满手机电");
      await fill("erzhu", no);
      await talk.say("ZhangSan", `转交 ${no} @孙二`);
      const answer = await talk.say("erzhu", `我接 ${no}`);
      expect(answer).toMatch(/手上已有 80 个在跟,满了。先放几个最冷的:\n#\d+ 上海满手机电/);
      expect(answer).toContain("退公海 编号 原因");
      expect((await item(no))?.ownerId).toBe("ZhangSan");
      await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
      expect(await talk.say("erzhu", `我接 ${no}`)).toContain("接好了");
    });
  });

  /** Fills somebody's hands with copies of an item. */
  async function fill(userId: string, no: string): Promise<void> {
    const row = await item(no);
    if (row === null) throw new Error("no such item");
    const { no: _, version: __, ...copy } = { ...row, ownerId: userId };
    await talk.database.transaction(async ({ items }) => {
      for (let count = 0; count < 80; count++) await items.create(copy, { by: userId, at: count });
    });
  }

  describe("twice, late, or overtaken", () => {
    test("the same callback again gets the same answer and has one effect", async () => {
      const no = await owned("上海重发机电");
      const again = { key: "app/777" };
      const first = await talk.say("ZhangSan", `转交 ${no} @李四`, again);
      expect(await talk.say("ZhangSan", `转交 ${no} @李四`, again)).toBe(first);
      expect(await offers(no)).toHaveLength(1);
      expect(await about("lisi", no)).toHaveLength(1);
      const press = (await buttons("lisi", no))["我接"] ?? "";
      const taken = await talk.say("lisi", press, { key: "app/778" });
      expect(await talk.say("lisi", press, { key: "app/778" })).toBe(taken);
      expect(await talk.say("lisi", press)).toContain("已经接过了,就归你跟");
      expect(await talk.database.read(({ holdings }) => holdings.of(Number(no)))).toHaveLength(2);
    });
    test("two offers of one item are not open at once", async () => {
      const no = await owned("上海两问机电");
      await talk.say("ZhangSan", `转交 ${no} @李四`);
      expect(await talk.say("ZhangSan", `转交 ${no} @王五`)).toMatch(
        /正在问李四接不接,最晚.*前回。要换个人先发「取消转交 \d+」/,
      );
    });
    onBoth("owner, head and manager offer it at once: one offer is open, the others hear of it", async () => {
      const no = await owned("上海同时机电");
      const people = ["ZhangSan", "zhuguan", "jingli"];
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          talk.say(people[index % 3] ?? "", `转交 ${no} ${index % 2 === 0 ? "@李四" : "@王五"}`),
        ),
      );
      expect(answers.filter((answer) => answer.includes("已问"))).toHaveLength(1);
      expect(answers.filter((answer) => answer.includes("正在问"))).toHaveLength(11);
      expect(await offers(no)).toHaveLength(1);
    });
    onBoth("我接, 不接, 取消转交 and 改派 in the same second: one of them, whole", async () => {
      for (let round = 0; round < 5; round++) {
        const no = await owned(`上海同秒${round}机电`);
        await talk.say("ZhangSan", `转交 ${no} @李四`);
        await Promise.all([
          talk.say("lisi", `我接 ${no}`),
          talk.say("ZhangSan", `取消转交 ${no}`),
          talk.say("lisi", `不接 ${no}`),
          talk.say("zhuguan", `改派 ${no} 给 @王五 急单`),
        ]);
        const [offer] = await offers(no);
        const history = await talk.database.read((store) => store.history.of(Number(no)));
        const moves = history.map(({ what }) => what).filter((what) => what !== "created");
        expect((await item(no))?.ownerId).toBe("wangwu");
        expect(moves).toEqual(offer?.state === "accepted" ? ["transferred", "reassigned"] : ["reassigned"]);
        const spells = await talk.database.read(({ holdings }) => holdings.of(Number(no)));
        expect(spells.filter(({ endedAt }) => endedAt === null)).toMatchObject([{ ownerId: "wangwu" }]);
      }
    });
    test("taken back: the receiver hears so, and an old button answers no later offer", async () => {
      const no = await owned("上海收回机电");
      await talk.say("ZhangSan", `转交 ${no} @李四`);
      const old = await buttons("lisi", no);
      expect(await talk.say("ZhangSan", `取消转交 ${no}`)).toContain("转交收回了,还归张三跟");
      expect(await talk.say("ZhangSan", `不转了 ${no}`)).toContain("已经收回了");
      expect(await last("lisi")).toBe(`#${no} 上海收回机电 基础意向\n张三收回了这次转交,不用再回了`);
      expect(await talk.say("lisi", old["我接"] ?? "")).toContain(
        "张三已经收回了这次转交,什么也没改。现在归张三跟,还想换人请张三再转交一次",
      );
      await talk.say("ZhangSan", `转交 ${no} @李四 再想想`);
      expect(await talk.say("lisi", old["我接"] ?? "")).toContain(
        `后来又有一次转交给李四,按那一条回: 「我接 ${no}」或「不接 ${no}」`,
      );
      expect(await talk.say("lisi", old["一起做"] ?? "")).toContain("后来又有一次转交给李四");
      expect((await item(no))?.ownerId).toBe("ZhangSan");
      expect(await talk.say("lisi", (await buttons("lisi", no))["我接"] ?? "")).toContain("接好了");
    });
    test("somebody else's button does nothing", async () => {
      const no = await owned("上海误按机电");
      await talk.say("ZhangSan", `转交 ${no} @王五`);
      const press = (await buttons("wangwu", no))["我接"] ?? "";
      for (const who of ["lisi", "zhuguan", "guangzhou", "admin"])
        expect(await talk.say(who, press)).toContain("不归你处理");
      expect(await talk.say("ZhangSan", press)).toContain("这一步要由收到转交的同事来做");
      expect((await item(no))?.ownerId).toBe("ZhangSan");
      await talk.say("wangwu", `不接 ${no}`);
      await talk.say("ZhangSan", `转交 ${no} @李四`);
      expect(await talk.say("wangwu", `我接 #${no} 转交${(await offers(no))[0]?.id}`)).toContain(
        "没有等你答复的转交",
      );
    });
    test.each([
      ["改派 {no} 给 @王五 换人", "zhuguan", "现在归王五跟"],
      ["退公海 {no} 没空", "ZhangSan", "基础意向 在公海"],
      ["输单 {no} 价格", "ZhangSan", "现在归张三跟(基础意向 已输单)"],
    ])(
      "%s meanwhile: it is over by itself, the answer says so, the receiver is told once",
      async (said, who, state) => {
        const no = await owned(`上海变动${said.slice(0, 2)}机电`);
        await talk.say("ZhangSan", `转交 ${no} @李四`);
        await talk.say(who, said.replace("{no}", no));
        const answer = await talk.say("lisi", `我接 ${no}`);
        expect(answer).toContain("后来有了变动,这次转交不作数了,什么也没改");
        expect(answer).toContain(state);
        await talk.tick();
        await talk.tick();
        expect((await about("lisi", no)).filter((text) => text.includes("不用再回了"))).toHaveLength(1);
        expect(await offers(no)).toMatchObject([{ state: "overtaken", openNo: null }]);
      },
    );
    test("a dump carries every offer into another database, and numbers go on behind it", async () => {
      const no = await owned("上海搬家机电");
      await talk.say("ZhangSan", `转交 ${no} @李四`);
      const rows = await talk.database.read(({ dump }) => dump.read());
      const other = await engine.open();
      await other.transaction(({ dump }) => dump.write(rows));
      expect(await other.read(({ dump }) => dump.read())).toEqual(rows);
      const highest = Math.max(...rows.transfers.map(({ id }) => id));
      await other.transaction(async ({ transfers }) => {
        const open = await transfers.openOf(Number(no));
        if (open === null) throw new Error("the open offer is missing");
        const { id: _, version: __, ...copy } = { ...open, openNo: null };
        expect((await transfers.add(copy)).id).toBeGreaterThan(highest);
      });
    });
    test("the pause of an offer does not pass to another owner", async () => {
      const no = await owned("上海停钟机电");
      await talk.say("ZhangSan", `转交 ${no} @李四`);
      await talk.say("zhuguan", `改派 ${no} 给 @王五 换人`);
      expect((await item(no))?.deadlineAt).toBe(at("2026-03-17", 1080));
    });
    test("a new offer may follow one that is over and not yet closed", async () => {
      const no = await owned("上海再问机电");
      await talk.say("ZhangSan", `转交 ${no} @李四`);
      await talk.say("zhuguan", `改派 ${no} 给 @王五 换人`);
      expect(await talk.say("wangwu", `转交 ${no} @张三 还是你熟`)).toContain("已问张三");
      expect(await last("lisi")).toContain("这次转交不作数了,不用再回了");
      await talk.tick();
      expect((await about("lisi", no)).filter((text) => text.includes("不用再回了"))).toHaveLength(1);
      expect(await talk.say("ZhangSan", `我接 ${no}`)).toContain("接好了");
    });
  });

  describe("two working days", () => {
    let no: string;
    beforeAll(async () => {
      talk = await openTalk(engine);
      await talk.database.transaction((store) => store.people.replace(WIDE));
      no = await owned("上海过期机电");
      await talk.say("ZhangSan", `转交 ${no} @李四 他熟悉`);
    });
    const minute = async (day: string, clock: number) => {
      talk.goTo(day, clock);
      await talk.tick();
      await talk.tick();
    };
    test("half-way the receiver is asked once more, with the buttons", async () => {
      await minute("2026-03-11", 569);
      expect(await about("lisi", no)).toHaveLength(1);
      await minute("2026-03-11", 570);
      await minute("2026-03-11", 600);
      expect(await about("lisi", no)).toHaveLength(2);
      expect(await last("lisi")).toContain("张三在等你回: 接不接它?明天 09:30前回一个");
      expect(Object.keys(await buttons("lisi", no))).toEqual(["我接", "不接", "一起做"]);
    });
    test("then it is over, both are told once, and a late yes moves nothing", async () => {
      await minute("2026-03-12", 569);
      expect(await offers(no)).toMatchObject([{ state: "offered" }]);
      talk.goTo("2026-03-12", 570);
      expect(await talk.say("lisi", `我接 ${no}`)).toContain(
        "这次转交过了时间,什么也没改。现在归张三跟,还想换人请张三再转交一次",
      );
      await minute("2026-03-12", 570);
      await minute("2026-03-12", 571);
      expect(await offers(no)).toMatchObject([{ state: "expired", openNo: null }]);
      const over = (texts: string[]) => texts.filter((text) => text.includes("过了时间"));
      expect(over(await about("lisi", no))).toHaveLength(1);
      expect(over(await about("ZhangSan", no))).toEqual([
        `#${no} 上海过期机电 基础意向\n转交给李四,过了时间没有等到答复,还归负责人跟,最晚周三 3/18 18:00前跟进。可以当面问问,或换个人转交`,
      ]);
      expect((await item(no))?.ownerId).toBe("ZhangSan");
    });
    test("offered again, nothing stands still: an offer is no place to hide, and does not hold up the return", async () => {
      expect(await talk.say("ZhangSan", `转交 ${no} @王五`)).not.toContain("停着");
      expect((await item(no))?.deadlineAt).toBe(at("2026-03-18", 1080));
      await talk.database.transaction(async ({ items }) => {
        // Marketing's leads go back at their deadline; a rep's own find is kept longer.
        const row = await items.byNo(Number(no));
        if (row !== null)
          await items.apply({ item: { ...row, intake: "marketing" }, what: "edited" }, { by: "x", at: 0 });
      });
      for (const day of ["2026-03-16", "2026-03-17"]) {
        await minute(day, 540);
        await talk.deliver();
        await talk.say("ZhangSan", `转交 ${no} @王五`);
      }
      await minute("2026-03-18", 1080);
      expect(await item(no)).toMatchObject({ place: "pool", ownerId: null });
    });
    test("after a follow-up that counts, an offer stops the clock once more", async () => {
      const fresh = await owned("上海再停机电");
      expect(await talk.say("ZhangSan", `转交 ${fresh} @李四`)).toContain("停着");
      talk.minutes(1);
      await talk.say("lisi", `不接 ${fresh}`);
      expect(await talk.say("ZhangSan", `转交 ${fresh} @王五`)).not.toContain("停着");
      await talk.say("wangwu", `不接 ${fresh}`);
      talk.minutes(5);
      await talk.say("ZhangSan", `跟进 ${fresh} 客户约了周五面谈`);
      expect(await talk.say("ZhangSan", `转交 ${fresh} @王五`)).toContain("停着");
    });
    test("whoever was asked and leaves: the owner is told, and asks another", async () => {
      const fresh = await owned("上海离职机电");
      await talk.say("ZhangSan", `转交 ${fresh} @王五`);
      const members = WIDE.members.filter(({ userId }) => userId !== "wangwu");
      await talk.database.transaction(({ people }) => people.replace({ ...WIDE, members }));
      talk.goTo("2026-03-20", 600);
      await talk.tick();
      expect(await last("ZhangSan")).toContain("王五已经不在通讯录里,转交不成了");
      expect(await talk.say("ZhangSan", `转交 ${fresh} @李四`)).toContain("已问李四");
    });
  });

  describe("beyond the large department", () => {
    beforeAll(async () => {
      talk = await openTalk(engine);
      await talk.database.transaction((store) => store.people.replace(WIDE));
    });
    const moveTo = (userId: string, id: number) =>
      talk.database.transaction(({ people }) =>
        people.replace({
          ...WIDE,
          members: WIDE.members.map((one) =>
            one.userId === userId
              ? { ...one, mainDepartment: id, departments: [{ id, isLeader: false }] }
              : one,
          ),
        }),
      );
    test("both managers and the receiver agree, in any order; then it belongs to the new side", async () => {
      const no = await owned("广州跨区机电");
      const asked = await talk.say("ZhangSan", `转交 ${no} @陈南 客户在广州`);
      expect(asked).toContain("已问陈南接不接");
      expect(asked).toContain("还要周经理、南总同意,一起问了");
      for (const manager of ["jingli", "nanli"]) {
        expect(await last(manager)).toContain(`张三想转交给陈南: 客户在广州\n超出平常的范围,要两边都同意`);
        expect(await last(manager)).not.toMatch(/1370000|王磊/);
      }
      expect(await talk.say("zhuguan", `准转 ${no}`)).toContain("不归你处理");
      expect(await talk.say("nanli", (await buttons("nanli", no))["准转"] ?? "")).toContain(
        "你同意了,还等陈南、周经理",
      );
      expect(await talk.say("nanli", `准转 ${no}`)).toContain("你已经同意过了,还等陈南、周经理");
      expect(await talk.say("guangzhou", `我接 ${no}`)).toContain("你愿意接,记下了,还等周经理同意");
      expect(await last("ZhangSan")).toContain("陈南愿意接,还等周经理同意,之前还归你跟");
      expect(await item(no)).toMatchObject({ ownerId: "ZhangSan", largeDepartmentId: 2 });
      expect(await talk.say("guangzhou", `我接 ${no}`)).toContain("还等周经理同意");
      talk.minutes(3);
      expect(await talk.say("jingli", `同意转交 ${no}`)).toContain("已从张三转交给陈南");
      expect(await item(no)).toMatchObject({
        ownerId: "guangzhou",
        departmentId: 6,
        largeDepartmentId: 5,
        receivedAt: talk.now(),
      });
      expect(await last("guangzhou")).toMatch(/都同意了,归你跟[\s\S]*王磊 1370000\d{4}/);
      expect(await last("ZhangSan")).toContain("都同意了,已转交给陈南");
      expect(await last("nanli")).toContain("都同意了,张三已转交给陈南");
      expect(await talk.say("jingli", `准转 ${no}`)).toContain("已经到陈南手上");
      expect(await talk.say("nanli", `不准转 ${no}`)).toContain("这次转交已经办完,到陈南手上了,什么也没改");
      expect(await talk.say("guangzhou", `我接 ${no}`)).toContain("已经接过了");
    });
    test("one manager's no ends it for all", async () => {
      const no = await owned("广州不准机电");
      await talk.say("ZhangSan", `转交 ${no} @陈南`);
      await talk.say("guangzhou", `我接 ${no}`);
      expect(await talk.say("nanli", `不准转 ${no} 人手不够`)).toContain("好,不转,还归张三跟");
      expect(await last("ZhangSan")).toContain("南总没同意转交给陈南: 人手不够。还归你跟,最晚3/17 18:00");
      expect(await last("guangzhou")).toContain("南总没同意这次转交,不用再回了");
      expect(await last("jingli")).toContain("南总没同意这次转交,不用再回了");
      expect(await talk.say("nanli", `不同意转交 ${no}`)).toContain("已经回过不准转了");
      expect(await talk.say("jingli", `准转 ${no}`)).toContain("南总没同意这次转交,什么也没改");
      expect((await item(no))?.ownerId).toBe("ZhangSan");
    });
    test("a manager who offers has agreed; the receiver's no, their 一起做 or a withdrawal spares the others", async () => {
      const no = await owned("广州经理机电");
      expect(await talk.say("jingli", `转交 ${no} @陈南`)).toContain("还要南总同意");
      await talk.say("guangzhou", `不接 ${no}`);
      expect(await last("nanli")).toContain("陈南这次不接,不用再回了");
      expect(await last("jingli")).toContain("陈南这次不接。还归张三跟");
      await talk.say("ZhangSan", `转交 ${no} @陈南`);
      await talk.say("guangzhou", `一起做 ${no}`);
      for (const manager of ["jingli", "nanli"])
        expect(await last(manager)).toContain("陈南和张三一起做,不换人,不用再回了");
      await talk.say("ZhangSan", `转交 ${no} @陈南`);
      await talk.say("ZhangSan", `取消转交 ${no}`);
      for (const who of ["guangzhou", "jingli", "nanli"])
        expect(await last(who)).toContain("张三收回了这次转交,不用再回了");
    });
    test("full hands are looked at again when the last yes comes", async () => {
      const no = await owned("广州满手机电");
      await talk.say("jingli", `转交 ${no} @陈南`);
      await talk.say("guangzhou", `我接 ${no}`);
      await fill("guangzhou", no);
      expect(await talk.say("nanli", `准转 ${no}`)).toContain("陈南手上已有 80 个在跟,满了");
      expect(await offers(no)).toMatchObject([{ state: "awaiting-managers", toAgreedBy: null }]);
      expect((await item(no))?.ownerId).toBe("ZhangSan");
    });
    test("nobody answers: it is over for all four", async () => {
      const no = await owned("广州没回机电");
      await talk.say("ZhangSan", `转交 ${no} @陈南`);
      talk.goTo("2026-03-11", 600);
      await talk.tick();
      expect(await last("nanli")).toContain("张三转交给陈南,还等你同意");
      talk.goTo("2026-03-12", 600);
      await talk.tick();
      for (const who of ["guangzhou", "jingli", "nanli"])
        expect((await about(who, no)).at(-1)).toContain("过了时间,没有等到答复,不用再回了");
      expect((await about("ZhangSan", no)).at(-1)).toContain("过了时间没有等到答复");
    });
    test("a receiver who has moved there since: nobody there was asked, so nothing moves", async () => {
      const no = await owned("上海调岗机电");
      await talk.say("ZhangSan", `转交 ${no} @李四`);
      await moveTo("lisi", 6);
      expect(await talk.say("lisi", `我接 ${no}`)).toContain("这次转交不作数了,什么也没改。现在归张三跟");
      expect(await item(no)).toMatchObject({ ownerId: "ZhangSan", largeDepartmentId: 2 });
    });
    test("a receiver who has moved on to a third side since: its leader was not asked, so nothing moves", async () => {
      const no = await owned("广州转岗机电");
      await talk.say("ZhangSan", `转交 ${no} @陈南 客户在广州`);
      for (const manager of ["jingli", "nanli"]) await talk.say(manager, `准转 ${no}`);
      await moveTo("guangzhou", 7);
      expect(await talk.say("guangzhou", `我接 ${no}`)).toContain("这次转交不作数了,什么也没改");
      expect(await item(no)).toMatchObject({ ownerId: "ZhangSan", largeDepartmentId: 2 });
      await talk.database.transaction(({ people }) => people.replace(WIDE));
    });
    test("a side without a leader in the directory: refused, with whom to ask", async () => {
      const no = await owned("广州没人机电");
      await talk.database.transaction(({ people }) => people.replace(COMPANY));
      expect(await talk.say("ZhangSan", `转交 ${no} @陈南`)).toContain(
        "要华南大区的负责人同意,通讯录里还没有设。请管理员",
      );
      expect(await offers(no)).toEqual([]);
    });
  });

  describe("competition", () => {
    test("low: out of the department both heads are asked", async () => {
      talk = await openTalk(engine, { rules: { ...DEFAULT_RULEBOOK, competition: "low" } });
      const no = await owned("上海低争机电");
      expect(await talk.say("ZhangSan", `转交 ${no} @王五`)).toContain("还要赵主管、孙二同意");
      await talk.say("wangwu", `我接 ${no}`);
      await talk.say("zhuguan", `准转 ${no}`);
      expect(await talk.say("erzhu", `准转 ${no}`)).toContain("已从张三转交给王五");
      const within = await owned("上海低内机电");
      await talk.say("ZhangSan", `转交 ${within} @李四`);
      expect(await talk.say("lisi", `我接 ${within}`)).toContain("接好了");
    });
    test("high: the whole company, with a reason and the receiver's plan", async () => {
      talk = await openTalk(engine, { rules: { ...DEFAULT_RULEBOOK, competition: "high" } });
      const no = await owned("广州高争机电");
      expect(await talk.say("ZhangSan", `转交 ${no} @陈南`)).toContain("差一个原因");
      expect(await talk.say("ZhangSan", `转交 ${no} @陈南 客户在广州`)).not.toContain("同意");
      expect(await last("guangzhou")).toContain(`我接 ${no} 打算怎么跟`);
      expect(await talk.say("guangzhou", (await buttons("guangzhou", no))["我接"] ?? "")).toContain(
        "接手要写一句打算怎么跟",
      );
      expect(await talk.say("guangzhou", "周四上门,先谈试点")).toContain("接好了");
      expect(await last("ZhangSan")).toContain("陈南接了: 打算 周四上门,先谈试点");
      expect(await offers(no)).toMatchObject([{ plan: "打算 周四上门,先谈试点" }]);
      expect(await item(no)).toMatchObject({ ownerId: "guangzhou", largeDepartmentId: 5 });
    });
  });
});
