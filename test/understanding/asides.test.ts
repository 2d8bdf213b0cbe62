// Whatever one says of oneself beside a question or a word of small talk, nothing is written for it: strangers' sentences, each with asides.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { beforeLanding, isLong } from "../setup/counts.ts";
import { openPlay } from "./strangers/play.ts";
import { readSet, SETS, type Sentence } from "./strangers/sentence.ts";

const KINDS: ReadonlySet<string> = new Set([
  "question about a customer",
  "question about oneself or the team",
  "small talk",
]);
const BEFORE = [
  "我在高铁上信号不好，",
  "老板催我要数，",
  "昨晚喝多了记不清了，",
  "我刚到家，",
  "路上堵着呢，",
  "等红灯 ",
];
const BEHIND = [
  "，我这会儿在路上",
  "，财务催着要",
  "，刚才客户问我我没答上来",
  "，我好安排时间",
  "，领导等着看",
  " 我手机快没电了",
  "，晚上要汇报",
  "，上周忙忘了",
  "，他上次跟我说过我没记住",
  "，周四我要去出差",
  "，我记混了",
  "，电梯里没信号",
  "，孩子发烧我得先走",
  "，省得白跑一趟",
];

/** What must change nothing, said to nobody's question. */
const sentences: readonly Sentence[] = SETS.flatMap((name) => readSet(name)).filter(
  ({ kind, before, followUps, changes, new: leads }) =>
    KINDS.has(kind) && before.length + followUps.length + Object.keys(changes).length + leads.length === 0,
);

test("beside a question or small talk an aside writes nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "asides-"));
  const play = await openPlay(join(folder, "scene.sqlite"));
  const step = isLong ? 1 : beforeLanding(4, 40);
  const wrong: string[] = [];
  for (const [at, sentence] of sentences.entries()) {
    if (at % step !== 0) continue;
    const only = { ...sentence, answer: [], offer: [], ask: "may" as const };
    // What is kept without an aside is of that sentence, and counted elsewhere.
    if ((await play(only)).verdict === "wrong") continue;
    const [before, behind] = [BEFORE[at % BEFORE.length], BEHIND[at % BEHIND.length]];
    for (const say of [`${sentence.say}${behind}`, `${before}${sentence.say}`]) {
      const { verdict, notes } = await play({ ...only, say });
      if (verdict === "wrong") wrong.push(`${say}: ${notes.join(", ")}`);
    }
  }
  rmSync(folder, { recursive: true });
  expect(wrong).toEqual([]);
}, 600_000);
