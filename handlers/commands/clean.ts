// 清洗 #12 合格 需要MES,预算内 · 待补 地址 · 不合格 空号 · 退回 原因: judge a lead (rules.md 2); what was found out of it may
// stand below, a line each.
import { arg } from "../../src/chat/args/args.ts";
import { command, type Saying, say } from "../../src/chat/command.ts";
import type { EditRead } from "../../src/chat/read/edit.ts";
import { readFoundOut } from "../../src/chat/read/found-out.ts";
import { readVerdict, type Verdict } from "../../src/chat/read/verdict.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import {
  awaitMore,
  disqualify,
  mustAwaitJudgement,
  mustBeFree,
  qualify,
  sendBack,
} from "../../src/domain/item/cleaning.ts";
import { missingFields } from "../../src/domain/item/quality.ts";
import type { Department } from "../../src/domain/people/people.ts";
import { may } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { queueOf, toJudge } from "../../src/workflows/cleaning.ts";
import type { SeenHit } from "../../src/workflows/duplicates.ts";
import { applyEdit } from "../../src/workflows/edits.ts";

/** What is asked where a verdict stands alone. */
const WHY = { qualified: "missing-fit", awaiting: "missing-awaited", unqualified: "missing-unfit" } as const;

export default command({
  right: "judge",
  looks: ["incomplete"],
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { actor, now, store, calendar, save } = scene;
    const { item: inHand, text } = scene.args;
    const { relations } = inHand;
    let { item, customer } = inHand;
    const { rest, edits } = readFoundOut(text);
    const verdict = readVerdict(rest);
    if (verdict === null) throw new UsageError("missing-verdict");
    if (verdict.kind === "sent-back") {
      if (!may("send-back", relations))
        throw new RuleError("not-yours", { item, right: "send-back", seen: true });
      if (verdict.text === "") throw new UsageError("missing-reason");
      const sent = await save(
        sendBack(item, { reason: verdict.text, now, rules: scene.rules.ofItem(item), calendar }),
      );
      const cleaner = (await store.history.last(item.no, "cleaned"))?.by ?? actor.userId;
      const values = { item: sent, customer, reason: verdict.text, by: actor };
      const notices = cleaner === actor.userId ? [] : [{ to: cleaner, block: "told-cleaner", values }];
      return { ...say("sent-back", values), notices };
    }
    mustAwaitJudgement(item);
    const selfCleaned = await judgesThemselves();
    mustBeFree(item, await store.cleaning.turnOf(item.no, now), actor);
    if (verdict.text === "") throw new UsageError(WHY[verdict.kind]);
    const reached = await keep(edits);
    const judged = await judge(verdict);
    if (judged.block === "incomplete") return judged;
    await store.cleaning.over(item.no);
    // The desk says how many wait, and shows the next.
    const left = selfCleaned || scene.channel === "web" ? null : await queueOf(await toJudge(scene), scene);
    return { ...judged, values: { ...judged.values, left, reached } };

    /** Answers who else the new number reaches. */
    async function keep(found: readonly EditRead[]): Promise<readonly SeenHit[]> {
      let hits: readonly SeenHit[] = [];
      for (const edit of found) {
        const edited = await applyEdit({ ...inHand, item, customer }, edit, scene);
        ({ item, customer } = edited);
        hits = edited.reached ?? hits;
      }
      return hits;
    }

    async function judge(given: Verdict): Promise<Saying> {
      if (given.kind === "awaiting") {
        const waiting = await save(awaitMore(item, given.text));
        return told("awaiting", "told-awaiting", { item: waiting, customer, by: actor });
      }
      if (given.kind === "unqualified") {
        const rejected = await save(disqualify(item, { reason: given.text, now }));
        return told("unqualified", "told-unqualified", {
          item: rejected,
          customer,
          reason: given.text,
          by: actor,
        });
      }
      const needed = { ...item, need: item.need ?? given.text };
      const missing = missingFields(customer, await store.contacts.of(customer.id), needed);
      // What is missing is asked for: the next words are that part, and the verdict comes again.
      const [first] = missing;
      if (first !== undefined)
        return {
          ...say("incomplete", { item, customer, missing }),
          waitsFor: { command: "edit", item, field: first },
        };
      const departments = await store.people.departments();
      const largeDepartmentId = largeNamed(departments, given.text) ?? actor.largeDepartmentId;
      const judgement = { missing, fit: given.text, largeDepartmentId, selfCleaned, now };
      const cleaned = await save(qualify(needed, judgement));
      const values = {
        item: cleaned,
        customer,
        by: actor,
        pool: departments.find(({ id }) => id === largeDepartmentId)?.name ?? "",
      };
      return told(cleaned.place === "pool" ? "qualified" : "stays", "told-finder", values);
    }

    /** Whoever follows the lead they reported hears what somebody else judged of it. */
    function told(block: string, toFinder: string, values: Readonly<Record<string, unknown>>): Saying {
      const finder = item.place === "owned" && item.ownerId !== actor.userId ? item.ownerId : null;
      return {
        ...say(block, values),
        notices:
          finder === null
            ? []
            : [{ to: finder, block: toFinder, values: { ...values, found: item.finderId === finder } }],
      };
    }

    /** Cleaners judge; where the company has none, the head or the finder does, and the item says so. */
    async function judgesThemselves(): Promise<boolean> {
      if (may("clean", relations)) return false;
      const cleaners = await store.people.withRole("cleaner");
      if (cleaners.length > 0 || !may("self-clean", relations))
        throw new RuleError("clean-by-cleaners", { item, cleaners: cleaners.map((cleaner) => cleaner.name) });
      return true;
    }
  },
});

/** The large department of the department named in the sentence, the longest name first; a large one is its own. */
function largeNamed(departments: readonly Department[], text: string): number | null {
  const byLength = [...departments].sort((a, b) => b.name.length - a.name.length);
  const named = byLength.find(({ parentId, name }) => parentId !== 0 && text.includes(name));
  if (named === undefined) return null;
  return departments.some(({ largeId }) => largeId === named.id) ? named.id : named.largeId;
}
