// 抽查: what one has to look at and how it was drawn. 抽查 #12: its evidence. 抽查 #12 真 / 存疑 … / 假 …: what was found.
import { arg } from "../../src/chat/args/args.ts";
import type { InHand } from "../../src/chat/args/take-up.ts";
import { command, type Notice, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { readFinding } from "../../src/chat/read/finding.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { type Audit, appealUntil, type Finding, judge } from "../../src/domain/audit/audit.ts";
import { dayOf } from "../../src/domain/day.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { mondayOf } from "../../src/workflows/audits/draw-week.ts";
import { freeze, headOfHolder } from "../../src/workflows/audits/freeze.ts";
import { auditLines } from "../../src/workflows/audits/lines.ts";
import { restOf } from "../../src/workflows/peace/quiet.ts";

const RECENT = 5;

export default command({
  right: "audit",
  looks: ["list", "none", "evidence"],
  audience: "private",
  args: { item: arg.itemIfSaid(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    if (inHand === null) return listed(scene);
    const audit = await scene.store.audits.latestOf(inHand.item.no);
    if (audit === null) throw new RuleError("audit-not-yours", { item: inHand.item });
    if (text.trim() === "") return evidence(inHand, audit, scene);
    const read = readFinding(text);
    if (read === null) throw new UsageError("missing-finding");
    if (read.finding === "call") return askToCall({ inHand, audit, text: read.text }, scene);
    if (read.finding === "false" && read.text === "") throw new UsageError("missing-reason");
    return found({ inHand, audit, finding: read.finding, text: read.text || null }, scene);
  },
});

async function listed(scene: Scene<unknown>): Promise<Saying> {
  const { actor, store, now } = scene;
  const lines = await auditLines(await store.audits.openFor(actor.userId), scene);
  await store.conversations.keepList(
    { userId: actor.userId, chatId: scene.chat.id },
    lines.map(({ item }) => item.no),
    now,
  );
  const [latest] = lines.slice(-1);
  const week = latest?.week ?? mondayOf(dayOf(now));
  const draw = await store.audits.drawOf(week, latest?.unitId ?? actor.largeDepartmentId);
  const candidates = draw?.candidates.split(",") ?? [];
  const values = { lines, draw, total: candidates.length, candidates: candidates.join(",") };
  const saying = say(lines.length === 0 ? "none" : "list", values);
  return draw === null ? saying : { ...saying, more: "how" };
}

async function evidence(inHand: InHand, audit: Audit, scene: Scene<unknown>): Promise<Saying> {
  const { store } = scene;
  const [line] = await auditLines([audit], scene);
  const said = await store.followUps.latest(inHand.item.no, RECENT);
  const names = await store.people.names(said.map(({ by }) => by));
  return say("evidence", {
    line,
    ...inHand,
    audit,
    said: said.map((one) => ({ ...one, isNote: false, name: names[one.by] })),
  });
}

async function found(
  given: {
    readonly inHand: InHand;
    readonly audit: Audit;
    readonly finding: Finding;
    readonly text: string | null;
  },
  scene: Scene<unknown>,
): Promise<Saying> {
  const { inHand, finding, text } = given;
  const { actor, now, store, save } = scene;
  const { customer } = inHand;
  await store.audits.save(judge(given.audit, { item: inHand.item, by: actor.userId, finding, text, now }));
  const until = appealUntil(now, scene);
  if (finding === "false") await freeze(inHand.item.no, { store, now, until });
  const item = await save({
    item: inHand.item,
    what: "audited",
    text,
    edit: { field: "finding", before: null, after: finding },
  });
  const values = { item, customer, finding, text, until };
  return { ...say("done", values), notices: await tidings(values, scene) };
}

/** Its holder hears warmly what to do, the head that there is something to look at; what is true is nobody's news. */
async function tidings(
  values: { readonly item: InHand["item"]; readonly finding: Finding } & Readonly<Record<string, unknown>>,
  scene: Scene<unknown>,
): Promise<readonly Notice[]> {
  const { item, finding } = values;
  if (finding === "true") return [];
  const head = await headOfHolder(item, scene.actor, scene);
  const names = await scene.store.people.names([item.ownerId]);
  const told = { ...values, owner: names[item.ownerId ?? ""] ?? "" };
  return [
    ...(item.ownerId === null ? [] : [{ to: item.ownerId, block: `told-${finding}`, values: told }]),
    ...(head === null ? [] : [{ to: head, block: `told-head-${finding}`, values: told }]),
  ];
}

/** The customer is called only with the head's yes, and never while they are left in peace. */
async function askToCall(
  { inHand, audit, text }: { readonly inHand: InHand; readonly audit: Audit; readonly text: string },
  scene: Scene<unknown>,
): Promise<Saying> {
  const { actor, store } = scene;
  const { item, customer } = inHand;
  if (audit.state !== "open") throw new RuleError("audit-over", { item, audit });
  if (audit.auditorId !== actor.userId) throw new RuleError("audit-not-yours", { item, audit });
  const rest = await restOf(item, scene);
  if (rest !== null) throw new RuleError("audit-call-rests", { item, customer, rest });
  const head = await headOfHolder(item, actor, scene);
  if (head === null) throw new RuleError("no-head", {});
  await store.audits.save({ ...audit, callState: "asked", callAskedId: head, callText: text || null });
  const names = await store.people.names([head]);
  const values = { item, customer, by: actor, head: names[head], text };
  return {
    ...say("call-asked", values),
    notices: [{ to: head, block: "told-call", values, buttons: "buttons-call", matter: `call/${audit.id}` }],
  };
}
