// 改 #3 下次 周五: the command that says when one meets next.
import type { Surroundings } from "./around.ts";

export function nextCommand(
  no: number,
  when: string,
  { registry, fieldWord }: Pick<Surroundings, "registry" | "fieldWord">,
): string {
  return `${registry.wordOf("edit")} #${no} ${fieldWord("next")} ${when}`.trim();
}
