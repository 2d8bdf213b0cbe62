// What takes about as long whenever it is asked: a report of somebody's, whatever the hour; a page of somebody's, whatever part, time and
// department of it: a tab or a link names what whoever comes by the menu does not, and shows the same.
import type { Ask } from "../chat/computed.ts";

const TURNED: ReadonlySet<string> = new Set(["department", "period", "show", "stage", "page", "month"]);

export function kindOf({ name, given }: Ask<unknown>): string {
  const { userId, of, scope, asks } = partsOf(given);
  const known = Object.entries(of ?? {}).filter(([part]) => !TURNED.has(part));
  return `${name} ${JSON.stringify([userId, known.sort(), scope, asks])}`;
}

/** The very page, or report, that is asked for, whatever the hour. */
export function addressOf({ name, given }: Ask<unknown>): string {
  const { userId, of, scope, asks } = partsOf(given);
  return `${name} ${JSON.stringify([userId, Object.entries(of ?? {}).sort(), scope, asks])}`;
}

function partsOf(given: unknown): Readonly<Record<string, unknown>> {
  return (given ?? {}) as Readonly<Record<string, unknown>>;
}
