// Which of a department's groups is meant: 主管群 for its managers, else the salespeople's.
import type { Audience } from "../../domain/people/groups.ts";

const MANAGERS = /^\s*(?:的)?(?:主管|经理|管理)群?(?=\s|$)/u;
const SALES = /^\s*(?:的)?(?:销售)?群(?=\s|$)/u;

/** At the beginning of what follows the department's name; the rest is given back. */
export function readAudience(text: string): { readonly audience: Audience; readonly rest: string } {
  const managers = MANAGERS.exec(text);
  if (managers !== null) return { audience: "managers", rest: text.slice(managers[0].length).trim() };
  const sales = SALES.exec(text);
  return { audience: "sales", rest: text.slice(sales?.[0].length ?? 0).trim() };
}
