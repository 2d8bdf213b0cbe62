// What hardly anybody acts on does not go on: it rests in the morning list, the admin is told, and has it back at a word.
import { beforeEach, expect, test } from "vitest";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type OwnItem, ownItemsOf } from "../setup/own-items.ts";

const rules = {
  ...DEFAULT_RULEBOOK,
  notices: {
    ...DEFAULT_RULEBOOK.notices,
    heeding: { ...DEFAULT_RULEBOOK.notices.heeding, fewest: 5 },
  },
};
const EVENING = 18 * 60;

onOneEngine((engine) => {
  let talk: Talk;
  let own: OwnItem;
  const rep = (text: string) => talk.say("ZhangSan", text);
  /** An item on the way whose next step falls on a day. */
  async function due(day: string): Promise<number> {
    const no = await own("ZhangSan");
    await rep(`推进 ${no} 到2 约了面谈 王总参加`);
    await rep(`跟进 ${no} 等他们回话 下次 ${Number(day.slice(5, 7))}/${Number(day.slice(8))}`);
    return no;
  }
  const told = async (who: string, words: string) =>
    (await talk.told(who)).filter((text) => text.includes(words)).length;
  const tickAt = async (day: string, minute: number) => {
    talk.goTo(day as never, minute);
    await talk.tick();
    await talk.deliver();
  };
  const evening = async (day: string) => {
    const before = await told("ZhangSan", "今天到期、还没记录的");
    await tickAt(day, EVENING);
    return (await told("ZhangSan", "今天到期、还没记录的")) - before;
  };
  beforeEach(async () => {
    talk = await openTalk(engine, { rules });
    own = ownItemsOf(talk);
    talk.goTo("2026-03-10");
  });
  /** Six are due on a Thursday; so many of them are spoken of the day after. */
  async function toldOfSix(heeded: number): Promise<readonly number[]> {
    const nos: number[] = [];
    for (let index = 0; index < 6; index++) nos.push(await due("2026-03-12"));
    expect(await evening("2026-03-12")).toBe(1);
    talk.goTo("2026-03-13");
    for (const no of nos.slice(0, heeded)) await rep(`跟进 ${no} 他们说下周定 下次 4/2`);
    return nos;
  }

  test("what is acted on within three days goes on", async () => {
    const nos = await toldOfSix(1);
    for (const no of nos.slice(1)) await rep(`跟进 ${no} 打过电话 下次 4/2`);
    await tickAt("2026-04-01", 10 * 60 + 30);
    // All six were acted on within three days: nothing rests.
    expect(await told("admin", "发了没什么人动")).toBe(0);
  });

  test("hardly acted on it rests, the admin reads so once, and 恢复提醒 brings it back for a quarter", async () => {
    await toldOfSix(1);
    await tickAt("2026-04-01", 10 * 60 + 30);
    await talk.tick();
    expect((await talk.told("admin")).filter((text) => text.includes("发了没什么人动"))).toEqual([
      [
        "钱会,近30天有1种提醒发了没什么人动:",
        "当天提醒: 提到 6 个客户,3天内有动静的 1 个(17%)",
        "从今天起不单独发了,早上的清单里本来就有。想照旧发「恢复提醒」",
      ].join("\n"),
    ]);
    expect(await evening("2026-04-02")).toBe(0);
    await tickAt("2026-04-03", 9 * 60);
    expect(await told("ZhangSan", "张三早")).toBeGreaterThan(0);
    expect(await rep("恢复提醒")).toContain("管理员");
    expect(await talk.say("admin", "恢复提醒")).toBe("好,照旧单独发: 当天提醒");
    expect(await talk.say("admin", "恢复提醒")).toContain("都是单独发的");
    talk.goTo("2026-04-07");
    await due("2026-04-08");
    expect(await evening("2026-04-08")).toBe(1);
    await tickAt("2026-05-06", 10 * 60 + 30);
    expect(await told("admin", "发了没什么人动")).toBe(1);
  });

  test("of too few nothing is concluded, and on other days nobody looks", async () => {
    for (let index = 0; index < 4; index++) await due("2026-03-12");
    expect(await evening("2026-03-12")).toBe(1);
    await tickAt("2026-04-01", 10 * 60 + 30);
    expect(await told("admin", "发了没什么人动")).toBe(0);
  });
});
