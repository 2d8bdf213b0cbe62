// A welcome to a customer in WeChat has a code that is good for 20 seconds (wecom.md 6.2): later there is none to say.
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";

const WELCOME_WITHIN_MS = 20_000;

interface Parts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly now: () => number;
}

/** What may still go; the others are dropped, and are no failure anybody has to mend. */
export async function withoutLateWelcomes(
  rows: readonly OutboxRow[],
  { transaction, now }: Parts,
): Promise<readonly OutboxRow[]> {
  const isLate = ({ toKind, createdAt }: OutboxRow) =>
    toKind === "welcome" && now() - createdAt > WELCOME_WITHIN_MS;
  const late = rows.filter(isLate);
  if (late.length === 0) return rows;
  await transaction(async ({ outbox }) => {
    for (const { id } of late) await outbox.drop(id, "too late for a welcome");
  });
  return rows.filter((row) => !isLate(row));
}
