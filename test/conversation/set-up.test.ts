// 开始设置: one question after the other, each shown before it is done, passed over, left and taken up again; by several admins at once.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openFilesIn } from "../setup/files-in.ts";
import { wonList } from "../setup/won-list.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
    await talk.database.transaction(async ({ people }) => {
      const directory = await people.directory();
      const departments = directory.departments.map((one) =>
        one.id === 5 ? { ...one, leaders: ["guangzhou"] } : one,
      );
      await people.replace({ ...directory, departments });
      await people.dropRole("heshi", "cleaner");
      await people.dropRole("caiwu", "finance");
    });
  });
  const admin = (text: string) => talk.say("admin", text);
  const rolesOf = (userId: string) =>
    talk.database.read(async ({ people }) => [...((await people.actor(userId))?.roles ?? [])]);
  const groups = () => talk.database.read(async (store) => (await store.groups.all()).map((one) => one.way));

  describe("from the first question to the last", () => {
    test("each says what it would change, is carried out by its command, and leads to the next", async () => {
      const first = await admin("开始设置");
      expect(first).toContain("钱会,还差 3 步,一步一步来:");
      expect(first).toMatch(/还有 6 问,都能跳过:\n市场来的线索谁来打电话核实\(清洗员\)\?/u);
      const sure = await admin("何市");
      expect(sure).toContain("何市会成为清洗员,设好我告诉他们");
      expect(await rolesOf("heshi")).toEqual([]);
      const done = await admin("确认");
      expect(done).toMatch(/何市现在是清洗员了,已通知他\n+还有 5 问,都能跳过:\n谁记回款\(财务\)\?/u);
      expect(await rolesOf("heshi")).toEqual(["cleaner"]);
      expect((await talk.told("heshi")).at(-1)).toContain("管理员把你设为清洗员");
      expect(await admin("蔡务和我")).toContain("蔡务、钱会会成为财务");
      const both = await admin("对");
      expect(both).toContain("蔡务现在是财务了");
      expect(both).toContain("钱会现在是财务了");
      expect(both).toMatch(/的提醒发到哪个群\?没有群回「建群」,我来建/u);
      expect(await admin("都建")).toContain("会给销售一部、销售二部各建一个部门群");
      expect(await groups()).toEqual([]);
      expect(await admin("确认")).toMatch(
        /正在建销售一部的群[\s\S]*正在建销售二部的群[\s\S]*手上的客户有表格吗/u,
      );
      expect(await groups()).toEqual(["appchat", "appchat"]);
      const files = await openFilesIn(talk);
      const open = "宁波甬江注塑,李工,13700002222,李四,中意向,,,30万";
      await files.send("admin", `${wonList([20, 30, 38, 40, 40, 41, 50, 90])}\n${open}`);
      expect((await talk.told("admin")).at(-1)).toContain("确认");
      const begun = await admin("确认");
      expect(begun).toContain("开始导入");
      expect(begun).not.toContain("没办完");
      expect(begun).toMatch(/谁录市场活动来的线索/u);
      await files.work();
      const cadence = await admin("继续");
      expect(cadence).toContain("全公司近一年签了 8 单,从首次接触到签约一半在 40 天以内");
      expect(cadence).toContain("要不要把这条发给周经理、赵主管?");
      const told = await admin("对");
      expect(told).toContain("发给周经理、赵主管了,改不改由他们和大家定");
      expect((await talk.told("zhuguan")).at(-1)).toMatch(/钱会在设置商机助手[\s\S]*「竞争 高 因为/u);
      expect(told).toContain("谁录市场活动来的线索");
      expect(await admin("没有")).toContain("现在只有你一个管理员");
      const end = await admin("跳过");
      expect(end).toContain("钱会,都设好了:");
      expect(end).toContain("跳过的: 市场、管理员。要补就发「开始设置 市场」");
      expect((await talk.database.read(({ dump }) => dump.read())).ruleVersions).toEqual([]);
    });
    test("at most ten questions", async () => {
      let asked = 0;
      for (let said = await admin("开始设置"); said.includes("下次接着来发"); said = await admin("跳过"))
        asked++;
      expect(asked).toBeGreaterThan(3);
      expect(asked).toBeLessThanOrEqual(10);
    });
    test("a group's address is bound at once, and kept nowhere else", async () => {
      for (const step of ["开始设置", "何市", "对", "蔡务", "对"]) await admin(step);
      const url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc_d-e";
      expect(await admin(url)).toContain("是哪个部门的群?");
      const said = await admin(`销售一部 ${url}`);
      expect(said).toContain("销售一部的群绑定好了");
      expect(said).toContain("销售二部的提醒发到哪个群?");
      const { drafts } = await drafted();
      expect(drafts).not.toContain("abc_d");
      expect(await groups()).toEqual(["webhook"]);
      expect(await admin(url)).toContain("销售二部的群绑定好了");
    });
    test("pressed instead of typed it goes on as well", async () => {
      const asked = await talk.hear("admin", { type: "text", text: "开始设置" });
      expect(asked?.buttons?.map(({ label }) => label)).toEqual(["跳过"]);
      const sure = await talk.hear("admin", { type: "text", text: "何市" });
      const [yes] = sure?.buttons ?? [];
      if (yes === undefined) throw new Error("there is no button");
      const press = { type: "press", button: yes, beside: [], taskId: "card-1" } as const;
      expect(await talk.send("admin", press)).toMatch(/何市现在是清洗员了[\s\S]*谁记回款/u);
      expect(await talk.send("admin", press)).not.toContain("何市现在是清洗员了");
      expect((await talk.told("heshi")).filter((one) => one.includes("设为清洗员"))).toHaveLength(1);
    });
    test("set by its own command in between it is not asked any more", async () => {
      await admin("开始设置");
      expect(await admin("设角色 @何市 清洗员")).toMatch(/何市现在是清洗员了[\s\S]*谁记回款/u);
    });
  });

  describe("left and taken up again", () => {
    test("hours later it goes on where it was; what was passed over is kept, and can be asked for", async () => {
      await admin("开始设置");
      await admin("跳过");
      expect(await admin("下次再说")).toContain("接着来随时发「开始设置」");
      talk.minutes(300);
      expect(await admin("何市")).not.toContain("会成为");
      expect(await admin("开始设置")).toMatch(/谁记回款\(财务\)\?/u);
      expect(await admin("开始设置 清洗员")).toContain("谁来打电话核实(清洗员)?");
      expect(await admin("何市")).toContain("何市会成为清洗员");
    });
    test("another command in between leaves the question where it was", async () => {
      await admin("开始设置");
      expect(await admin("帮助")).not.toContain("会成为");
      expect(await admin("继续")).toContain("谁来打电话核实");
      expect(await admin("何市")).toContain("何市会成为清洗员");
      expect(await admin("不对,是李四")).not.toContain("没看懂");
    });
    test("another bot on the same database goes on with it", async () => {
      await admin("开始设置");
      await admin("何市");
      const { setUpSteps } = await talk.database.read(({ dump }) => dump.read());
      expect(setUpSteps).toMatchObject([{ memberId: "admin", question: "cleaner", state: "asked" }]);
    });
    test("取消 ends it for now, without a change", async () => {
      await admin("开始设置");
      await admin("何市");
      await admin("取消");
      expect(await admin("确认")).not.toContain("清洗员了");
      expect(await rolesOf("heshi")).toEqual([]);
    });
  });

  describe("what is not understood, and who is not there", () => {
    test("a name nobody has is asked for again, and the answer goes on", async () => {
      await admin("开始设置");
      expect(await admin("何小市")).toContain("何小市");
      expect(await admin("何市")).toContain("何市会成为清洗员");
    });
    test("words that are no answer are asked once more, and nothing is kept", async () => {
      for (const step of ["开始设置", "跳过", "跳过"]) await admin(step);
      expect(await admin("随便吧")).toMatch(/没对上这一问|没看懂/u);
      expect(await groups()).toEqual([]);
    });
    test("whoever was chosen and leaves before the yes gets nothing", async () => {
      await admin("开始设置");
      await admin("何市");
      await talk.database.transaction(async ({ people }) => {
        const directory = await people.directory();
        const members = directory.members.filter(({ userId }) => userId !== "heshi");
        await people.replace({ ...directory, members });
      });
      expect(await admin("确认")).toContain("heshi");
      expect(await admin("施主")).toMatch(/施主现在是清洗员了[\s\S]*谁记回款/u);
    });
    test("an admin who leaves half-way leaves it to the next, who is not asked what is set", async () => {
      await admin("开始设置");
      await admin("何市");
      await admin("确认");
      await talk.database.transaction(async ({ people }) => {
        await people.setRole("shizhu", { role: "admin", by: "admin", at: 0 });
        const directory = await people.directory();
        const members = directory.members.filter(({ userId }) => userId !== "admin");
        await people.replace({ ...directory, members });
      });
      expect(await admin("蔡务")).not.toContain("会成为");
      expect(await talk.say("shizhu", "开始设置")).toContain("谁记回款");
    });
  });

  describe("several, and others", () => {
    test("two admins at once: what one has set the other is not asked, and nobody is told twice", async () => {
      await talk.database.transaction(({ people }) =>
        people.setRole("shizhu", { role: "admin", by: "x", at: 0 }),
      );
      const other = (text: string) => talk.say("shizhu", text);
      await admin("开始设置");
      await other("开始设置");
      await admin("何市");
      await other("何市");
      expect(await admin("确认")).toContain("谁记回款");
      const second = await other("确认");
      expect(second).toContain("何市已经是清洗员了");
      expect(second).toContain("谁记回款");
      expect((await talk.told("heshi")).filter((one) => one.includes("设为清洗员"))).toHaveLength(1);
      await other("跳过");
      expect(await admin("继续")).toContain("谁记回款");
    });
    test("a salesperson reads how to begin, a stranger nothing; in a group it is said alone", async () => {
      expect(await talk.say("ZhangSan", "开始设置")).not.toContain("清洗员)?");
      expect(await talk.say("ZhangSan", "何市")).not.toContain("会成为");
      expect(await talk.say("nobody", "开始设置")).not.toContain("清洗员");
      expect(await talk.sayInGroup("admin", "开始设置")).toContain("单聊我");
    });
    test.each(["帮我做设置", "系统怎么配置", "带我设置一遍", "第一次用要怎么弄", "接着设置"])(
      "said in plain words: %s",
      async (text) => {
        expect(await admin(text)).toContain("谁来打电话核实");
      },
    );
  });

  async function drafted() {
    const rows = await talk.database.read((store) =>
      store.drafts.open({ userId: "admin", chatId: "admin" }, talk.now()),
    );
    return { drafts: JSON.stringify(rows) };
  }
});
