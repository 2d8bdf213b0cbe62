// A split to test rules with: the owner 张三 as z, 李四 as l, 王五 as w; shares in percent.
import { propose } from "../../../src/domain/split/propose.ts";
import type { Ledgers } from "../../../src/domain/split/shares.ts";
import type { NewSplit, Split } from "../../../src/domain/split/split.ts";
import { anItem, NOW, rules } from "../an-item.ts";

export const ITEM = anItem({ ownerId: "z" });
const CHAT = { kind: "group", id: "group-1" } as const;
export const BEGINNING = { chat: CHAT, inForce: null, leavers: [] } as const;

/** z60 l40: the same in all three ledgers, or each of its own. */
export function shares(performance: string, ownership = performance, income = performance): Ledgers {
  const list = (text: string) =>
    [...text.matchAll(/([a-z])(-?[\d.]+)/g)].map(([, memberId = "", percent]) => ({
      memberId,
      basisPoints: Math.round(Number(percent) * 100),
    }));
  return { performance: list(performance), ownership: list(ownership), income: list(income) };
}

export function stored(split: NewSplit, id = 1): Split {
  return { ...split, id, version: 1 };
}

export function proposal(given: { by?: string; ledgers?: Ledgers; number?: number } = {}): Split {
  const { by = "z", ledgers = shares("z50 l30 w20"), number = 1 } = given;
  return stored(propose(ITEM, { by, ledgers, number, now: NOW, rules, ...BEGINNING }));
}
