// Who takes an order back in the same breath, leaves it open or was forbidden it, has nothing done: strangers' orders, each put so.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { beforeLanding, isLong } from "../setup/counts.ts";
import { openPlay } from "./strangers/play.ts";
import { readSet, SETS, type Sentence } from "./strangers/sentence.ts";

const PUT_SO: readonly ((order: string) => string)[] = [
  (order) => `${order}，开玩笑的`,
  (order) => `${order}还是算了`,
  (order) => `${order}，先别动`,
  (order) => `主管不让${order}`,
  (order) => `昨天差点${order}`,
  (order) => `不知道能不能${order}`,
  (order) => `我在想要不要${order}`,
  (order) => `我没说要${order}`,
  (order) => `要是${order}就好了`,
  (order) => `${order}你觉得呢`,
  (order) => `${order}会不会太早`,
  (order) => `${order}这事再议`,
  (order) => `${order}，我再想想`,
  (order) => `${order}，领导还没批`,
  (order) => `等下再${order}`,
  (order) => `假设${order}`,
  (order) => `如果陈总同意就${order}`,
  (order) => `等合同签了再${order}`,
  (order) => `本来想${order}的`,
  (order) => `我以为${order}了`,
  (order) => `据说${order}`,
  (order) => `哪有${order}的道理`,
];
const KINDS: ReadonlySet<string> = new Set(["instruction without its word", "money", "days and amounts"]);
const LONGEST = 24;
/** What is not to change on any item; a day or a follow-up may be told beside it. */
const NEVER = /amount|owner|payment|stage|outcome|new/u;
const ITEMS = Array.from({ length: 13 }, (_, at) => at + 1);

const orders: readonly Sentence[] = SETS.flatMap((name) => readSet(name)).filter(
  ({ kind, say, before, followUps, changes, new: leads }) =>
    KINDS.has(kind) &&
    say.length <= LONGEST &&
    !/[,，。;；\n?？]/u.test(say) &&
    Object.keys(changes).length > 0 &&
    before.length + followUps.length + leads.length === 0,
);

test("what is taken back in the same breath changes no price, stage or owner, and books nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "taken-back-"));
  const play = await openPlay(join(folder, "scene.sqlite"));
  const step = isLong ? 1 : beforeLanding(4, 20);
  const wrong: string[] = [];
  for (const [at, order] of orders.entries()) {
    if (at % step !== 0) continue;
    for (const [which, put] of PUT_SO.entries()) {
      if (which % 5 !== at % 5) continue;
      const say = put(order.say);
      const asked = { changes: {}, mayFollowUp: ITEMS, answer: [], offer: [], ask: "may" as const };
      const { notes } = await play({ ...order, ...asked, say });
      wrong.push(...notes.filter((note) => NEVER.test(note)).map((note) => `${say}: ${note}`));
    }
  }
  rmSync(folder, { recursive: true });
  expect(wrong).toEqual([]);
}, 600_000);
