// The ground of the runs: one database, put back before each of them to what was done the day before.
import { type Database, openDatabase } from "../../../db/database.ts";
import type { TurnOutcome } from "../../../src/chat/turn/outcome.ts";
import { openTalk, type Talk } from "../../setup/conversation.ts";
import type { Engine } from "../../setup/databases.ts";
import { AS_TESTS_OPEN } from "../../setup/postgres.ts";
import { answered } from "./model.ts";
import { type Said, textOf } from "./said.ts";
import { NOTHING, type World } from "./world.ts";

export interface Ground {
  readonly engine: Engine["name"];
  /** As the day before left it, in the model. */
  readonly world: World;
  /** Whoever speaks to the bot that runs now. */
  talk(): Talk;
  /** What became of a message, as often as it came. */
  outcomesOf(key: string): readonly TurnOutcome[];
  /** Everything as the day before left it, in a new start of the bot. */
  putBack(): Promise<void>;
  /** The bot ends and starts again on what is stored, at the same minute. */
  startAnew(): Promise<void>;
  close(): Promise<void>;
}

/** Five customers of three people, by their age: one in the hands of each, two in the pool; one has come far, one is won. */
const DAY_BEFORE: readonly (readonly [who: string, of: string, said: Said])[] = [
  ["ZhangSan", "", { kind: "create", customer: "苏州恒力机电", wan: 30 }],
  ["erzhu", "", { kind: "create", customer: "无锡蓝海光伏", wan: null }],
  ["wangwu", "", { kind: "create", customer: "上海万邦物流", wan: null }],
  ["lisi", "", { kind: "create", customer: "温州百川阀门", wan: 45 }],
  ["lisi", "", { kind: "create", customer: "嘉兴晨光仪表", wan: 28 }],
  ["erzhu", "无锡蓝海光伏", { kind: "return", hasReason: true }],
  ["wangwu", "上海万邦物流", { kind: "advance", to: 3, marks: "all", wan: 30, inDays: null }],
  ["wangwu", "上海万邦物流", { kind: "follow-up", words: "plan", inDays: 4 }],
  ["lisi", "温州百川阀门", { kind: "advance", to: 5, marks: "all", wan: 45, inDays: null }],
  ["lisi", "温州百川阀门", { kind: "win", wan: 45 }],
  ["lisi", "嘉兴晨光仪表", { kind: "return", hasReason: false }],
];

const DAY = ["2026-03-09", "2026-03-10"] as const;

export async function openGround(engine: Engine): Promise<Ground> {
  const url = await engine.migratedUrl();
  const emptier = await engine.emptier(url);
  const outcomes = new Map<string, TurnOutcome[]>();
  const open = () => openDatabase({ url, ...AS_TESTS_OPEN });
  const talkOn = (database: Database, said: number) =>
    openTalk(
      { open: async () => database },
      {
        said,
        turned: ({ outcome }, { key }) => outcomes.set(key, [...(outcomes.get(key) ?? []), outcome]),
      },
    );
  let talk = await talkOn(await open(), 0);
  talk.goTo(DAY[0]);
  let world = NOTHING;
  for (const [index, [who, of, said]] of DAY_BEFORE.entries()) {
    const no = Object.keys(world.items).indexOf(of) + 1;
    await talk.say(who, textOf(said, no, talk.now()), { key: `before/${index}` });
    world = answered(world, { who, said, of }, talk.now()).world;
  }
  const contents = await emptier.contents();
  return {
    engine: engine.name,
    world,
    talk: () => talk,
    outcomesOf: (key) => outcomes.get(key) ?? [],
    async putBack() {
      await emptier.empty();
      await emptier.fill(contents);
      outcomes.clear();
      talk = await talkOn(talk.database, DAY_BEFORE.length);
      talk.goTo(DAY[1]);
    },
    async startAnew() {
      const { database, now } = talk;
      await database.close();
      talk = await talkOn(await open(), DAY_BEFORE.length);
      talk.minutes((now() - talk.now()) / 60_000);
    },
    async close() {
      await talk.database.close();
      await emptier.close();
    },
  };
}
