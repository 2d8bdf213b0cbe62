// npm run bench -- look: a look for a customer among very many, by each of the ways people write a name (rules.md 4).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../db/database.ts";
import { sqliteDriver } from "../../db/engine/driver.ts";
import { takenApart } from "../../src/chat/read/company.ts";
import { at } from "../../src/domain/day.ts";
import { nameKeysOf } from "../../src/domain/item/company-name.ts";
import { findAlike } from "../../src/workflows/duplicates.ts";
import { COMPANY } from "../setup/company.ts";

const CUSTOMERS = Number(process.env["BENCH_CUSTOMERS"] ?? 300_000);
const LOOKS = 300;
const NOW = at("2026-03-10", 9 * 60);

const PLACES =
  "上海 北京 深圳 广州 苏州 杭州 宁波 无锡 常州 南京 东莞 佛山 武汉 成都 西安 青岛 天津 重庆 厦门 昆山".split(
    " ",
  );
/** Names are drawn unevenly: some cores hundreds of companies have, most one. */
const CHARACTERS =
  "华信达恒力云图鑫海天宇瑞丰泰安新东方联创智远景盛中科博通金龙永兴德隆宏发亿万佳美诚正大明星光合力顺源".split(
    "",
  );
const TRADES =
  "科技 信息科技 机电 机械设备 精密机械 电子 电气 新材料 自动化 物流 贸易 建筑工程 医疗器械 食品 服饰 汽车零部件".split(
    " ",
  );
const FORMS = ["有限公司", "有限公司", "有限公司", "股份有限公司", "集团有限公司", "厂"];

/** A small generator of its own: the same names in every run. */
let seed = 20_260_310;
const below = (limit: number): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
  return Math.floor(((seed >>> 8) / 0x80_0000) * limit);
};
const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;

function madeUp(): string {
  const length = below(10) < 6 ? 2 : below(10) < 7 ? 3 : 4;
  const core = Array.from(
    { length },
    () => CHARACTERS[Math.min(below(CHARACTERS.length), below(CHARACTERS.length))],
  );
  return `${one(PLACES)}${core.join("")}${one(TRADES)}${one(FORMS)}`;
}

export async function benchLook(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "look-"));
  const file = join(folder, "look.sqlite");
  const open = () =>
    openDatabase({ url: `sqlite:${file}`, kind: "real", access: "server", newSecret: () => "b" });
  const first = await open();
  await first.transaction(({ people }) => people.replace(COMPANY));
  await first.close();
  const names = Array.from({ length: CUSTOMERS }, madeUp);
  const written = performance.now();
  await fill(file, names);
  const writing = performance.now() - written;
  const database = await open();
  try {
    process.stdout.write(
      `${CUSTOMERS} customers, ${new Set(names).size} different names, taken apart and written in ${Math.round(writing / 1000)} s; ${LOOKS} looks each\n`,
    );
    for (const [kind, asWritten] of Object.entries(WAYS)) {
      const times: number[] = [];
      let found = 0;
      const cpu = process.cpuUsage();
      for (let look = 0; look < LOOKS; look++) {
        const name = asWritten(one(names));
        const from = performance.now();
        const { equal, near } = await database.read(async (store) => {
          const actor = await store.people.actor("ZhangSan");
          if (actor === null) throw new Error("nobody looks");
          return findAlike({ name, phones: ["13800001111"] }, { store, actor });
        });
        times.push(performance.now() - from);
        if (equal.length + near.length > 0) found++;
      }
      const { user, system } = process.cpuUsage(cpu);
      times.sort((a, b) => a - b);
      const share = (part: number) => `${(times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(1)} ms`;
      process.stdout.write(
        `${kind.padEnd(12)} median ${share(0.5).padStart(8)}   p99 ${share(0.99).padStart(8)}   most ${share(1).padStart(8)}   CPU ${((user + system) / 1000 / LOOKS).toFixed(1)} ms a look   found ${found}\n`,
      );
    }
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const WAYS: Readonly<Record<string, (name: string) => string>> = {
  "as it is": (name) => name,
  brackets: (name) =>
    `${name.slice(2).replace(/(?:股份|集团)?有限公司$|厂$/, "")}(${name.slice(0, 2)})有限公司`,
  "no place": (name) => name.slice(2),
  "core alone": (name) => name.slice(2, 4),
  "other trade": (name) => `${name.slice(0, 4)}软件有限公司`,
  unknown: () => `${one(PLACES)}${one(PLACES)}${one(CHARACTERS)}${one(CHARACTERS)}咨询有限公司`,
};

/** Straight into the file: the rows are those that a customer and its item are kept with. */
async function fill(file: string, names: readonly string[]): Promise<void> {
  const rows = new (sqliteDriver())(file);
  const customer = rows.prepare(
    "INSERT INTO customers (id, name, name_key, type, created_at, version) VALUES (?, ?, ?, 'company', ?, 1)",
  );
  const name = rows.prepare(
    `INSERT INTO customer_names (customer_id, name, name_key, core, sound, opening, place, kind)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'own')`,
  );
  const item = rows.prepare(
    `INSERT INTO items (customer_id, kind, place, stage, outcome, intake, finder_id, owner_id, department_id,
       large_department_id, self_cleaned, unqualified, created_at, received_at, attempts_in_a_row, times_returned,
       reactivated, rule_version, own_grace_used, no_change_in_a_row, version)
     VALUES (?, 'opportunity', 'owned', 1, 'open', 'reported', 'lisi', 'lisi', 2, 1, 0, 0, ?, ?, 0, 0, 0, 1, 0, 0, 1)`,
  );
  rows.exec("BEGIN");
  for (const [index, called] of names.entries()) {
    const keys = nameKeysOf(called, takenApart(called));
    customer.run(index + 1, called, keys.nameKey, NOW);
    name.run(index + 1, called, keys.nameKey, keys.core, keys.sound, keys.opening, keys.place);
    item.run(index + 1, NOW, NOW);
  }
  rows.exec("COMMIT");
  rows.exec("ANALYZE");
  rows.close();
}
