// 团队经费 [部门] [本月|支出 800 团建|退回 200]: a department's ledger. A record for finance; the bot pays nothing (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { type FundRead, readFund } from "../../src/chat/read/fund.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import {
  balanceOf,
  type Month,
  monthWritten,
  mustBeSpent,
  mustBeThere,
} from "../../src/domain/mentoring/fund.ts";
import type { Department } from "../../src/domain/people/people.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { balancesOf, keeps, keptBy, statementFor } from "../../src/workflows/mentoring/fund-shown.ts";
import { linked } from "../../src/workflows/pages/link.ts";

export default command({
  right: "fund",
  looks: ["overview", "statement", "twin"],
  audience: "private",
  args: { department: arg.departmentIfNamed(), text: arg.words() },
  async run(scene) {
    const { department: named, text } = scene.args;
    const { actor, now, store } = scene;
    const said = readFund(text, now);
    if (said === null && named === null)
      throw new UsageError("no-such-department", { name: text.split(/\s/)[0] ?? text });
    if (said === null) throw new UsageError("missing-fund-words");
    if (said.kind === "unclear") throw new UsageError(said.ask, { words: said.words });
    const own = await store.people.department(actor.department.id);
    if (said.kind === "statement" && named === null) {
      const kept = await keptBy(scene);
      if (kept.length > 1)
        return linked(say("overview", { lines: await balancesOf(kept, scene) }), FUND, scene);
      return statement(kept[0] ?? mustBeKnown(own), said.month, scene);
    }
    const department = mustBeKnown(named ?? own);
    return said.kind === "statement"
      ? statement(department, said.month, scene)
      : booking(department, said, scene);
  },
});

type Look = Pick<Scene<unknown>, "actor" | "store" | "now" | "chat" | "confirmed" | "channel" | "pagesUrl">;

const FUND = { page: "fund", query: {} };

function mustBeKnown(department: Department | null): Department {
  if (department === null) throw new UsageError("missing-department");
  return department;
}

async function statement(department: Department, month: Month, scene: Look): Promise<Saying> {
  const saying = say("statement", await statementFor(department, month, scene));
  const query = { department: String(department.id), month: monthWritten(month) };
  return linked(saying, { ...FUND, query }, scene);
}

async function booking(
  department: Department,
  said: Extract<FundRead, { kind: "spent" | "given-back" }>,
  scene: Look,
): Promise<Saying> {
  const { actor, chat, now, store, confirmed } = scene;
  if (!keeps(department, scene)) throw new RuleError("fund-by-keepers", { department });
  if (chat.kind === "group") throw new RuleError("fund-in-group", { department });
  if (said.amountFen === null || said.amountFen <= 0) throw new UsageError("missing-amount");
  const entries = await store.fund.ofDepartment(department.id);
  const { kind, amountFen, reason } = said;
  if (kind === "spent") mustBeThere(amountFen, { entries, department });
  else mustBeSpent(amountFen, { entries, department });
  const signed = kind === "spent" ? -amountFen : amountFen;
  const values = { department, kind, amountFen, reason, balanceFen: balanceOf(entries) + signed };
  const last = entries.at(-1);
  const isTwin = last?.kind === kind && last.amountFen === signed && last.reason === reason;
  if (isTwin && now - last.at < TWIN_MS && !confirmed) return { ...say("twin", values), confirm: true };
  await store.fund.add({
    departmentId: department.id,
    kind,
    no: null,
    mentorId: null,
    amountFen: signed,
    at: now,
    by: actor.userId,
    reason,
  });
  return say("booked", values);
}

/** The same again so soon is more likely said twice than spent twice. */
const TWIN_MS = 86_400_000;
