// A WeChat id was compared by its digits alone: wang88 and lgong88 were one customer. Keys kept from then are made anew.
import { createHmac } from "node:crypto";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Shorter digits are compared with nothing. */
const FEWEST_DIGITS = 5;
/** An extension's letters make no WeChat id: 0512-65432100 ext 12. */
const EXTENSION = /\d{7}.*ext\.?\s*\d+$/i;

export class PhoneKeys1795860200000 implements MigrationInterface {
  name = "PhoneKeys1795860200000";

  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === "postgres";
    const mark = (index: number) => (isPostgres ? `$${index}` : "?");
    const contacts: { id: number; phone: string; phone_key: string }[] = await runner.query(
      `SELECT "id", "phone", "phone_key" FROM "contacts" WHERE "phone_key" IS NOT NULL AND "phone" IS NOT NULL`,
    );
    for (const { id, phone, phone_key: before } of contacts) {
      const after = keyOf(phone.normalize("NFKC").trim(), before);
      if (after === before) continue;
      await runner.query(`UPDATE "contacts" SET "phone_key" = ${mark(1)} WHERE "id" = ${mark(2)}`, [
        after,
        id,
      ]);
    }
    const [secret]: { value: string }[] = await runner.query(
      `SELECT "value" FROM "settings" WHERE "name" = 'tombstone-key'`,
    );
    if (secret === undefined) return;
    const tombstones: { id: number; phone_hash: string }[] = await runner.query(
      `SELECT "id", "phone_hash" FROM "tombstones" WHERE "phone_hash" IS NOT NULL`,
    );
    if (tombstones.length === 0) return;
    // A tombstone holds a hash: those of every key that is too short are known.
    const hashOf = (key: string) => createHmac("sha256", secret.value).update(key).digest("hex");
    const short = new Set([...shortKeys()].map(hashOf));
    for (const { id, phone_hash: hash } of tombstones)
      if (short.has(hash))
        await runner.query(`UPDATE "tombstones" SET "phone_hash" = NULL WHERE "id" = ${mark(1)}`, [id]);
  }

  /** The keys from before told two people apart by less; nothing is lost by keeping these. */
  async down(): Promise<void> {}
}

function keyOf(phone: string, before: string): string | null {
  if (before.startsWith("wechat:")) return before;
  if (/[A-Za-z]/.test(phone) && !EXTENSION.test(phone)) return `wechat:${phone.toLowerCase()}`;
  return before.length < FEWEST_DIGITS ? null : before;
}

/** "", 0 … 9999 with every number of leading zeros. */
function* shortKeys(): Generator<string> {
  yield "";
  for (let length = 1; length < FEWEST_DIGITS; length++)
    for (let number = 0; number < 10 ** length; number++) yield String(number).padStart(length, "0");
}
