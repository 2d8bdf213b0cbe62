// 绑定表格 [华东销售部] <address> [带金额] <sample>, alone with the bot: a department's pipeline in a smart sheet (wecom.md 4.14).
import { arg } from "../../src/chat/args/args.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { readSample } from "../../src/chat/read/sheet-sample.ts";
import { readSheetWords, type SheetWords } from "../../src/chat/read/sheet-words.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { dayOf } from "../../src/domain/day.ts";
import type { Department } from "../../src/domain/people/people.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { MOST_ROWS, type Sheet, UNWRITTEN } from "../../src/domain/sheet/sheet.ts";
import { firstLook, problemWith } from "../../src/workflows/sheets/first-look.ts";
import { departmentMeant, leads } from "../../src/workflows/sheets/meant.ts";

type Here = Scene<{ readonly department: Department | null; readonly words: string }>;

export default command({
  right: "sheets",
  looks: ["ask-sample", "half-sample", "no-columns", "none-ours", "no-name-column", "look", "expired"],
  args: { department: arg.departmentIfNamed(), words: arg.words() },
  async run(scene) {
    const { actor, chat, store, confirmed } = scene;
    const said = readSheetWords(scene.args.words);
    // An address is a secret: in a group it has been read by everybody already.
    if (chat.kind === "group")
      throw new UsageError(said.address === null ? "sheet-in-group" : "sheet-address-in-group");
    const asked = await store.sheets.askedBy(actor.userId);
    if (confirmed && said.shown !== null)
      return asked?.id === said.shown ? start(asked, scene) : say("expired");
    if (said.address !== null) return look(await ask(said.address, said, scene), said, scene);
    if (asked === null) throw new UsageError("missing-sheet-address");
    const withAmounts = said.withAmounts ?? asked.withAmounts;
    const department = await store.people.department(asked.departmentId);
    if (department === null) return say("expired");
    mustDecideOnAmounts(withAmounts, department, scene);
    await store.sheets.change(asked.id, { withAmounts });
    return look({ ...asked, withAmounts }, said, scene);
  },
});

/** Where an address of WeCom's own cloud begins; another is taken where the company runs one of its own. */
const OFFICIAL = "https://qyapi.weixin.qq.com/cgi-bin/wedoc/smartsheet/webhook?key=";

/** Of the columns of a table that does not do. */
const MOST_NAMED = 12;

/** The key is kept with the table and nowhere else: neither the draft nor any answer holds it. */
async function ask(address: string, said: SheetWords, scene: Here): Promise<Sheet> {
  const { actor, args, now, store } = scene;
  const { wholeCompany } = said;
  const department = await departmentMeant({ department: args.department, wholeCompany }, scene);
  const withAmounts = said.withAmounts === true;
  mustDecideOnAmounts(withAmounts, department, scene);
  const webhookKey = scene.sheetKey(address);
  if (webhookKey === null)
    throw new UsageError("foreign-sheet-address", { official: scene.sheetKey(`${OFFICIAL}x`) !== null });
  const bound = await store.sheets.withKey(webhookKey);
  if (bound !== null && bound.departmentId !== department.id) throw new RuleError("sheet-of-another");
  return store.sheets.ask({
    departmentId: department.id,
    webhookKey,
    withAmounts,
    state: "asked",
    by: actor.userId,
    at: now,
    ...UNWRITTEN,
  });
}

/** Who configures has no rights over items (rules.md 12): whether amounts leave the chat is for whoever leads those who hold them. */
function mustDecideOnAmounts(withAmounts: boolean, department: Department, { actor }: Here): void {
  if (withAmounts && !leads(actor, department)) throw new RuleError("amounts-by-head", { department });
}

/** What is to be written where; or what the sample lacks, which waits for a better one. */
async function look(sheet: Sheet, { sample }: SheetWords, { store, now, word }: Here): Promise<Saying> {
  const read = sample === "" ? null : readSample(sample);
  const waiting = { waitsFor: { command: "bind-sheet", field: "sheet-sample" } } as const;
  if (read?.kind === "broken") return { ...say("half-sample"), ...waiting };
  if (read?.kind === "no-columns") return { ...say("no-columns"), ...waiting };
  if (read?.kind === "columns") {
    const problem = problemWith(read.columns);
    const titles = read.columns.slice(0, MOST_NAMED).map(({ title }) => title);
    if (problem !== null) return { ...say(problem, { titles }), ...waiting };
    await store.sheets.setColumns(sheet.id, read.columns);
  }
  const columns = await store.sheets.columnsOf(sheet.id);
  if (columns.length === 0) return { ...say("ask-sample"), ...waiting };
  const seen = await firstLook(sheet, columns, { store, now });
  if (seen.count > MOST_ROWS) throw new RuleError("sheet-too-long", { count: seen.count, most: MOST_ROWS });
  const known = await store.sheets.of(sheet.departmentId);
  const replaces = known !== null && known.webhookKey !== sheet.webhookKey;
  return { ...say("look", { ...seen, replaces }), confirm: true, confirmAs: `${word} ${sheet.id}` };
}

/** The same table bound again goes on with its rows; another one takes its department's place. */
async function start(asked: Sheet, scene: Here): Promise<Saying> {
  const { actor, now, store } = scene;
  const department = await departmentMeant(
    { department: await store.people.department(asked.departmentId), wholeCompany: false },
    scene,
  );
  mustDecideOnAmounts(asked.withAmounts, department, scene);
  const columns = await store.sheets.columnsOf(asked.id);
  const bound = await store.sheets.withKey(asked.webhookKey);
  if (bound !== null && bound.departmentId !== department.id) throw new RuleError("sheet-of-another");
  const known = await store.sheets.of(department.id);
  const begun = { state: "running", by: actor.userId, at: now, comparedTo: 0, failures: 0 } as const;
  const fresh = { ...begun, withAmounts: asked.withAmounts, restUntil: null, error: null };
  if (known !== null && known.webhookKey === asked.webhookKey) {
    await store.sheets.setColumns(known.id, columns);
    await store.sheets.forgetOptions(known.id);
    await store.sheets.change(known.id, fresh);
    await store.sheets.remove(asked.id);
  } else {
    if (known !== null) await store.sheets.remove(known.id);
    await store.sheets.change(asked.id, { ...fresh, seenId: await store.history.lastId() });
  }
  const seen = await firstLook(asked, columns, { store, now });
  const heads = (await store.org.on(dayOf(now))).leaders.get(department.id) ?? [];
  // Whose customers stand in a table learns of it, where somebody else has bound it.
  const told = leads(actor, department) ? [] : heads.filter((userId) => userId !== actor.userId);
  const values = { department, name: actor.name };
  return {
    ...say("started", { ...seen, again: known !== null }),
    notices: told.map((to) => ({ to, block: "told-head", values })),
    begins: true,
  };
}
