// How long what somebody holds has been in its stage, beside what is usual there: the same figures as 卡点's.
import type { Scene } from "../../chat/command.ts";
import { isBeyond } from "../../domain/insight/lingering.ts";
import type { Item } from "../../domain/item/item.ts";
import { lately, lookAt } from "./look.ts";
import { report } from "./reports.ts";

/** By number; none of what is in no stage of the way. */
export function staysOf(
  memberId: string,
  items: readonly Pick<Item, "no">[],
  { compute, now, rules }: Pick<Scene<unknown>, "compute" | "now" | "rules">,
) {
  const scope = { kind: "member", memberId } as const;
  const look = lookAt({ scope, name: "", isOwn: false }, lately({ now, rules }), { now, rules });
  const { window, comparedFrom } = look;
  const named = items.map(({ no }) => no);
  const { longest } = compute(
    report("stuck", { scope, window, comparedFrom, rules: rules.insight, most: 0, longest: 0, named }),
  );
  const isSlow = (line: (typeof longest)[number]) => isBeyond(line, rules.insight.unusual);
  return new Map(longest.map((line) => [line.no, { ...line, isBeyond: isSlow(line) }]));
}
