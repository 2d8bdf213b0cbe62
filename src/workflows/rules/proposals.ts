// 改规则 on its way: which proposal somebody speaks of, what was said of it, and who decides (rules.md 9).
import type { Store } from "../../../db/store.ts";
import { type Actor, isWithin } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { numberOf } from "../../domain/rules/catalogue.ts";
import type { RuleKey } from "../../domain/rules/number.ts";
import type { Proposal, Voice } from "../../domain/rules/proposal.ts";

type Looking = Pick<Store, "people" | "ruleProposals">;

/** Open ones that concern somebody: of their department, of one above it, of the company; or of one they lead. */
export async function proposalsFor(actor: Actor, { people, ruleProposals }: Looking): Promise<Proposal[]> {
  const paths = new Map((await people.departments()).map(({ id, path }) => [id, path]));
  return (await ruleProposals.open()).filter(({ departmentId, askedId }) => {
    if (departmentId === null || askedId === actor.userId) return true;
    const path = paths.get(departmentId) ?? "/";
    return actor.department.path.startsWith(path) || actor.leads.some((led) => isWithin(path, led));
  });
}

/** The one of that rule, else the only one. @throws RuleError where there is none, or more */
export async function proposalMeant(rule: RuleKey | null, actor: Actor, store: Looking): Promise<Proposal> {
  const all = await proposalsFor(actor, store);
  const [only, another] = rule === null ? all : all.filter((one) => one.rule === rule);
  if (only === undefined) throw new RuleError("no-proposal", { rule });
  if (another !== undefined && rule === null)
    throw new RuleError("several-proposals", { rules: all.map((one) => one.rule) });
  return only;
}

/** Who may decide or withdraw it: whoever made it, whoever leads whom it is for, and a deputy who was asked. @throws RuleError */
export async function mustBeTheirs(
  { departmentId, byId, askedId }: Proposal,
  actor: Actor,
  { people }: Pick<Store, "people">,
): Promise<void> {
  if (askedId === actor.userId || (byId === actor.userId && actor.leads.length > 0)) return;
  const path = departmentId === null ? "/" : ((await people.department(departmentId))?.path ?? "/");
  const leads = actor.leads.some(
    (led) => isWithin(path, led) || (departmentId === null && led.path.split("/").length <= 4),
  );
  if (!leads) throw new RuleError("proposal-not-yours", {});
}

/** The voices as everybody may read them: how many, and the words, without a name where none was wished. */
export async function voicesTold(voices: readonly Voice[], { people }: Pick<Store, "people">) {
  const names = await people.names(voices.map(({ memberId }) => memberId));
  const count = (stance: Voice["stance"]) => voices.filter((one) => one.stance === stance).length;
  return {
    for: count("for"),
    against: count("against"),
    words: voices
      .filter(({ text }) => text !== "")
      .map(({ text, anonymous, memberId, stance }) => ({
        text,
        stance,
        by: anonymous ? null : (names[memberId] ?? memberId),
      })),
  };
}

export function shownOf({ rule, path, value, reason, closesAt }: Proposal) {
  return { rule, path, unit: numberOf(path).unit, value, reason, closesAt };
}
