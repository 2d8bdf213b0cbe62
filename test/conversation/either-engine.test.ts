// Every command as its template has it, before a change lands by each of its examples, and the days behind it, on SQLite and on
// PostgreSQL: word for word and row for row the same.
// So what is tested of words alone is played on one of them (onOneEngine).
import { expect, test } from "vitest";
import { readWords } from "../../src/bot/words.ts";
import type { Talk } from "../setup/conversation.ts";
import { beforeLanding } from "../setup/counts.ts";
import { type Engine, onBothEngines } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

const { templates } = await readWords();
const EXAMPLES = templates.ids("commands").flatMap((id) => {
  const all = (templates.header(`commands/${id}`)["examples"] ?? "").split("·").map((text) => text.trim());
  return all.filter((text) => text !== "").slice(0, beforeLanding(all.length, 1));
});
/** So many share a scene, and change it for each other. */
const TOGETHER = 48;
const PARTS = Array.from({ length: Math.ceil(EXAMPLES.length / TOGETHER) }, (_, part) =>
  EXAMPLES.slice(part * TOGETHER, (part + 1) * TOGETHER),
);
const SPEAKERS = ["ZhangSan", "zhuguan", "heshi", "admin", "lisi", "jingli", "caiwu"] as const;
const ITEMS = 12;

/** All that is answered, whole. */
async function answers(talk: Talk, part: number): Promise<readonly unknown[]> {
  const heard: unknown[] = [];
  for (const [index, example] of (PARTS[part] ?? []).entries()) {
    const who = SPEAKERS[(index + part) % SPEAKERS.length] ?? "ZhangSan";
    const text = example.replace(/#?\b12\b/, `#${1 + ((index + part) % ITEMS)}`);
    heard.push([who, text, await talk.hear(who, { type: "text", text })]);
  }
  return heard;
}

/** On a morning, at noon and in the evening of some days, among them a Friday and the Monday behind it. */
async function pass(talk: Talk): Promise<readonly number[]> {
  const news: number[] = [];
  for (const day of ["2026-03-10", "2026-03-11", "2026-03-13", "2026-03-16", "2026-04-01"])
    for (const minute of [9 * 60, 11 * 60, 17 * 60 + 30]) {
      if (day === "2026-03-10" && minute === 9 * 60) continue;
      talk.goTo(day, minute);
      news.push(await talk.tick());
      await talk.deliver();
    }
  return news;
}

async function played(engine: Engine, part: number) {
  const talk = await openScene(engine);
  const heard = await answers(talk, part);
  const news = await pass(talk);
  return { heard, news, rows: await talk.database.read(({ dump }) => dump.read()) };
}

onBothEngines((engines) => {
  test.each(PARTS.map((texts, part) => [texts[0], texts.at(-1), part] as const))(
    "%s … %s, and the days behind them",
    async (_, __, part) => {
      const [one, other] = await Promise.all(engines.map((engine) => played(engine, part)));
      expect(other?.heard).toEqual(one?.heard);
      expect(other?.news).toEqual(one?.news);
      expect(other?.rows).toEqual(one?.rows);
    },
  );
});
