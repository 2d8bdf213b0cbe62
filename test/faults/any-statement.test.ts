// R3: whichever statement of a message fails, its COMMIT too, everything is as before; said again it is done, once.
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Opened } from "../../db/engine/opened.ts";
import { openPostgres } from "../../db/engine/postgres.ts";
import { openSqlite } from "../../db/engine/sqlite.ts";
import { SCHEMAS } from "../../db/schema/all.ts";
import { TABLES } from "../../db/tables.ts";
import { readWords } from "../../src/bot/words.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { beforeLanding, countOf, isLong, spread } from "../setup/counts.ts";
import { onEachEngine } from "../setup/databases.ts";
import { type Faulty, faulty } from "./faulty.ts";

const { templates } = await readWords();
/** Every command as its template has it, on what a company has after a few days. */
const EXAMPLES = templates
  .ids("commands")
  .flatMap((id) =>
    (templates.header(`commands/${id}`)["examples"] ?? "").split("·").map((text) => text.trim()),
  )
  .filter((text) => text !== "");
const SPEAKERS = ["ZhangSan", "zhuguan", "heshi", "admin"] as const;
const BEFORE = [
  ["heshi", "录线索 杭州云栖科技 王磊 13800001111 想了解MES 地址杭州"],
  ["heshi", "清洗 1 合格 需要MES 给华东大区"],
  ...Array.from({ length: 11 }, (_, index) => [
    "ZhangSan",
    `新建商机 上海第${index}号机电 联系人王磊 133000040${10 + index} 地址上海 需求MES 金额28万`,
  ]),
  ["ZhangSan", "推进 12 到2 约了周四面谈 王总参加"],
] as const;
/** Of the statements of each message, in CI, where the rest takes minutes: a different twentieth each. */
const EVERY = countOf("STATEMENTS", 20, 1);

onEachEngine((engine) => {
  let opened: Opened;
  let fault: Faulty;
  let talk: Talk;
  const open = async () => {
    const url = await engine.migratedUrl();
    opened = url.startsWith("sqlite:")
      ? await openSqlite({
          tables: TABLES,
          path: url.slice("sqlite:".length),
          access: "server",
          powerCutTakes: "everything",
        })
      : await openPostgres(url, { tables: TABLES, access: "server", random: () => 0.5 });
    fault = faulty(opened);
    talk = await openTalk({ open: async () => fault.database });
    for (const [who, text] of BEFORE) await talk.say(who, text);
  };
  beforeEach(open);
  afterEach(() => opened.close());

  async function everything(): Promise<string> {
    const tables = SCHEMAS.map(({ options: { name } }) => name);
    return opened.read(async (sql) =>
      JSON.stringify(await Promise.all(tables.map((name) => sql.rows(`SELECT * FROM ${name}`)))),
    );
  }

  // On PostgreSQL a ROLLBACK is the server's: a few messages show that it is asked for.
  const examples =
    engine.name === "postgres" && !isLong
      ? EXAMPLES.filter((_, index) => index % beforeLanding(12, 24) === 0)
      : spread(EXAMPLES, isLong ? 1 : 3);

  test(`${examples.length} messages, every ${EVERY}. of their statements`, {
    timeout: 1_800_000,
  }, async () => {
    let faults = 0;
    for (const [index, text] of examples.entries())
      for (const who of isLong ? SPEAKERS : SPEAKERS.slice(index % 4, (index % 4) + 1)) {
        const key = { key: `fault/${index}/${who}` };
        const before = await everything();
        for (let n = 1 + (index % EVERY); ; n += EVERY) {
          fault.failAt = n;
          const failed = await talk.say(who, text, key).then(
            () => false,
            () => true,
          );
          // Nothing was swallowed: the fault lies behind the last statement.
          if (!failed) {
            expect(fault.count(), `${text}: statement ${n}`).toBeLessThan(n);
            break;
          }
          faults++;
          expect(await everything(), `${text}: statement ${n}`).toBe(before);
        }
        fault.failAt = null;
        // Done by now, or by this; and once, however often it comes.
        const answer = await talk.say(who, text, key);
        const after = await everything();
        expect(await talk.say(who, text, key), text).toBe(answer);
        expect(await everything(), text).toBe(after);
      }
    expect(faults).toBeGreaterThan(examples.length / 2);
    process.stdout.write(`R3 on ${engine.name}: ${faults} faults in ${examples.length} messages\n`);
  });
});
