// On the page of a list: whose the rows become whose owner nobody knows. Chosen, seen at once, forged, sent twice, from two tabs, too late.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { type Browser, fieldsIn, type Seen, textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const LIST = [
  "客户名称,手机,负责人,阶段",
  "昆山立德精密,13800001111,高翔,中意向",
  "宁波甬江注塑,13800002222,高翔,中意向",
  "上海航毅自动化,13800003333,王小二(华东),中意向",
  "苏州明基医疗,13800004444,李四,中意向",
].join("\n");

onOneEngine((engine) => {
  let visits: Visits;
  beforeEach(async () => {
    const databaseUrl = await engine.migratedUrl();
    visits = await openVisits({ databaseUrl, adminUserIds: ["admin"] });
  });
  afterEach(() => visits.stop());

  async function settled(browser: Browser, path: string): Promise<Seen> {
    let seen = await browser.get(path);
    const isMoving = async () => {
      seen = await browser.get(path);
      return seen.html.includes('http-equiv="refresh"');
    };
    await expect.poll(isMoving, { timeout: 20_000, interval: 30 }).toBe(false);
    return seen;
  }
  async function looked(
    browser: Browser,
    content = LIST,
  ): Promise<{ readonly path: string; readonly seen: Seen }> {
    const form = fieldsIn((await browser.get("/import")).html, "/import");
    const { to } = await browser.upload("/import", form, { name: "客户表.csv", content });
    return { path: to, seen: await settled(browser, to) };
  }
  function chosenIn(html: string, anew: Readonly<Record<string, string>> = {}): Record<string, string> {
    const selects = [...html.matchAll(/<select id="[^"]*" name="([^"]+)"[\s\S]*?<\/select>/g)].map(
      ([select, name = ""]) => [name, /<option value="([^"]*)" selected>/.exec(select)?.[1] ?? ""] as const,
    );
    return { ...fieldsIn(html, "/columns"), ...Object.fromEntries(selects), ...anew };
  }
  async function choose(browser: Browser, path: string, fields: Record<string, string>): Promise<Seen> {
    const sent = await browser.post(`${path}/columns`, { how: "look", ...fields });
    expect(sent.status).toBe(303);
    return settled(browser, sent.to);
  }
  const answerIn = ({ html }: Seen) =>
    textOf(/<section class="answer"[\s\S]*?<\/section>/.exec(html)?.[0] ?? "");

  test("an admin sees each name with its rows, chooses, sees at once what becomes of them, and what was chosen in the result", async () => {
    const admin = await visits.as("admin");
    const { path, seen } = await looked(admin);
    const text = textOf(seen.html);
    expect(text).toContain("负责人怎么对,2 个名字会退回");
    expect(text).toMatch(/高翔 2 行,查无此人/);
    expect(text).toContain("退回 3 行");
    expect(seen.html).toMatch(/<option value="lisi">李四\(/);
    const after = await choose(admin, path, chosenIn(seen.html, { "owner-0": "lisi", "owner-1": "pool" }));
    expect(answerIn(after)).toContain("高翔的2行给李四,王小二(华东)的1行放公海。负责人都对上了");
    expect(textOf(after.html)).toContain("4 行都看过了:新建 4 行。");
    const begun = await choose(admin, path, { ...chosenIn(after.html), how: "begin" });
    expect(textOf(begun.html)).toContain("新建 4 个,重复 0 行,退回 0 行");
    expect(textOf(begun.html)).toMatch(/李四 3 个/);
    expect(textOf(begun.html)).toContain("高翔的归李四");
    expect(textOf(begun.html)).toContain("王小二的放公海");
    expect(textOf(begun.html)).toContain("李四 3 个,公海 1 个\n");
  });

  test("beside its choices a page says where to choose, not what to write; and leads that are to be nobody's wait for the cleaning first", async () => {
    const admin = await visits.as("admin");
    const leads = LIST.replace("高翔,中意向", "高翔,").concat("\n常州天宁纺机,13800005555,李四,谈着");
    const { path, seen } = await looked(admin, leads);
    const text = textOf(seen.html);
    expect(text).toContain("通讯录里没有「高翔」,在下面「负责人怎么对」里选归谁");
    expect(text).toContain("阶段「谈着」不认识,在下面「阶段怎么对」里选它算哪个");
    expect(text).not.toMatch(/写成本人的姓名|「阶段对应 谈着/);
    expect(text).not.toContain("没有负责人的");
    expect(text).toContain("放公海(线索先等清洗)");
    const chosen = chosenIn(seen.html, { "owner-0": "pool", "owner-1": "pool", "stage-0": "2" });
    const after = await choose(admin, path, chosen);
    expect(textOf(after.html)).toContain(
      "没有负责人的(没写的、放公海的):2 行进公海,1 行是线索,先等清洗,合格了进公海。",
    );
    const begun = await choose(admin, path, { ...chosenIn(after.html), how: "begin" });
    expect(textOf(begun.html)).toContain("李四 2 个,公海 2 个,没负责人的线索先等清洗 1 个\n");
  });

  test("a salesperson may call names their own and nothing else: a forged choice is refused in words, and nothing is kept or begun", async () => {
    const zhang = await visits.as("zhangsan");
    const { path, seen } = await looked(zhang);
    expect(seen.html).not.toContain('value="lisi"');
    expect(seen.html).not.toContain('value="pool"');
    for (const forged of ["lisi", "pool", "公海", "@lisi"]) {
      const { html } = await zhang.get(path);
      const after = await choose(zhang, path, { ...chosenIn(html, { "owner-0": forged }), how: "begin" });
      expect(answerIn(after), forged).toContain("分给别人、放公海的要管理员来导");
      expect(textOf(after.html)).toContain("等你看过再导入");
    }
    const { html } = await zhang.get(path);
    const own = /<option value="([^"]+)">算我的/.exec(html)?.[1] ?? "";
    const after = await choose(zhang, path, chosenIn(html, { "owner-0": own }));
    expect(answerIn(after)).toContain("高翔的2行算你的");
    expect(textOf(after.html)).toContain("新建 2 行");
  });

  test("a form from a page of somebody else's list, or with words in the place of a name, chooses nothing", async () => {
    const admin = await visits.as("admin");
    const { path, seen } = await looked(admin);
    const zhang = await visits.as("zhangsan");
    const form = fieldsIn((await zhang.get("/import")).html, "/import");
    const sent = await zhang.post(`${path}/columns`, {
      ...chosenIn(seen.html, { "owner-0": "zhangsan" }),
      token: form["token"] ?? "",
      key: "0123456789abcdef0123456789abcdef",
    });
    expect(sent.status).toBe(303);
    expect((await zhang.get(path)).status).toBe(404);
    for (const words of ["lisi 开始", "lisi 「王小二」给@lisi", "x\n导入 1", "」给@lisi"]) {
      const { html } = await admin.get(path);
      await choose(admin, path, chosenIn(html, { "owner-0": words }));
    }
    const { html } = await admin.get(path);
    expect(textOf(html)).toContain("等你看过再导入");
    expect(textOf(html)).toContain("退回 3 行");
  });

  test("the same form twice is once; an older tab shows and sends what it had, and is answered by what became of it", async () => {
    const admin = await visits.as("admin");
    const { path, seen } = await looked(admin);
    const form = chosenIn(seen.html, { "owner-0": "lisi" });
    const first = await choose(admin, path, form);
    expect(answerIn(await choose(admin, path, form))).toBe(answerIn(first));
    // A tab opened before: what it shows is what is carried out, and what that changes is said.
    const older = chosenIn(seen.html, {
      "owner-0": "",
      "owner-1": "pool",
      key: "fedcba9876543210fedcba9876543210",
    });
    const after = await choose(admin, path, older);
    expect(answerIn(after)).toContain("高翔的2行还是退回,王小二(华东)的1行放公海");
    await choose(admin, path, { ...chosenIn(after.html), how: "begin" });
    const late = await choose(admin, path, { ...older, key: "00112233445566778899aabbccddeeff" });
    expect(answerIn(late)).toContain("已经导入过了");
  });
});
