// The words a command is said by, as its template has them.
import type { Templates } from "./templates.ts";

/** The usual one first; none where it has none. */
export function saidBy(command: string, templates: Pick<Templates, "header">): readonly string[] {
  return templates.header(`commands/${command}`)["words"]?.split("、") ?? [];
}
