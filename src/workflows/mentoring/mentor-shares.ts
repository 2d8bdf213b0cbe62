// A deal's shares brought to what they now should be: after the profit was entered, a payment, a refund, a step back.
import type { Store } from "../../../db/store.ts";
import type { Notice } from "../../chat/command.ts";
import { dayOf } from "../../domain/day.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import { type FundEntry, shareEntries } from "../../domain/mentoring/fund.ts";
import { sharesNow } from "../../domain/mentoring/mentor-share.ts";
import { headOf } from "../../domain/people/org.ts";

interface ShareScene {
  readonly store: Store;
  readonly actor: { readonly userId: string };
  readonly now: number;
}

/** Books the differences; said twice, the second time books nothing. */
export async function settleShares(
  item: Item,
  { store, actor, now }: ShareScene,
): Promise<readonly FundEntry[]> {
  const entered = await store.fund.profit(item.no);
  const booked = await store.fund.ofItem(item.no);
  if (entered === null && booked.length === 0) return [];
  const amounts =
    entered === null
      ? []
      : sharesNow({
          profit: entered.profit,
          weights: entered.shares.map(({ weight }) => weight),
          contractFen: item.contractFen,
          payments: await store.payments.of(item.no),
        });
  const due = (entered?.shares ?? []).map((share, index) => ({ ...share, amountFen: amounts[index] ?? 0 }));
  const entries = shareEntries({ no: item.no, booked, due, at: now, by: actor.userId });
  const added = [];
  for (const entry of entries) added.push(await store.fund.add(entry));
  return added;
}

/** The head of each department whose 团队经费 has changed, privately; in the block "fund-changed" of the command. */
export async function fundNotices(
  entries: readonly FundEntry[],
  { item, customer, scene }: { readonly item: Item; readonly customer: Customer; readonly scene: ShareScene },
): Promise<readonly Notice[]> {
  const { store, actor, now } = scene;
  if (entries.length === 0) return [];
  const org = await store.org.on(dayOf(now));
  const notices: Notice[] = [];
  for (const departmentId of new Set(entries.map((entry) => entry.departmentId))) {
    const department = org.departments.get(departmentId);
    const head = headOf(org, departmentId, [actor.userId]);
    if (department === undefined || head === null) continue;
    const mine = entries.filter((entry) => entry.departmentId === departmentId);
    const amountFen = mine.reduce((sum, entry) => sum + entry.amountFen, 0);
    const all = await store.fund.ofDepartment(departmentId);
    const balanceFen = all.reduce((sum, entry) => sum + entry.amountFen, 0);
    const values = { item, customer, department, amountFen, balanceFen };
    notices.push({ to: head.userId, block: "fund-changed", values });
  }
  return notices;
}
