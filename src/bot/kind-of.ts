// What takes about as long whenever it is asked: a report of somebody's, whatever the hour; a page as somebody asks for it.
import type { Ask } from "../chat/computed.ts";

export function kindOf({ name, given }: Ask<unknown>): string {
  const { userId, of, scope, asks } = (given ?? {}) as Readonly<Record<string, unknown>>;
  return `${name} ${JSON.stringify([userId, Object.entries(of ?? {}).sort(), scope, asks])}`;
}
