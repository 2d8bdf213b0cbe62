// Every twelfth, before a change lands, of the strangers' sentences: nothing is written that nobody expected, and most are right.
import { beforeAll, expect, test } from "vitest";
import { beforeLanding } from "../setup/counts.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openPlay, type Played } from "./strangers/play.ts";
import { readSet, SETS, type Sentence } from "./strangers/sentence.ts";

const EVERY = beforeLanding(12, 24);
/** From here on in both sets: a sample of which none was wrong when it was chosen. */
const FIRST = 2;

const sample = SETS.flatMap((name) =>
  readSet(name)
    .map((sentence, index) => ({ ...sentence, name, index }))
    .filter(({ index }) => index % EVERY === FIRST),
);

onOneEngine((engine) => {
  if (engine.name === "postgres")
    return void test("the sentences are played on SQLite", () => expect(engine.name).toBe("postgres"));
  let play: (sentence: Sentence) => Promise<Played>;
  let right = 0;
  beforeAll(async () => {
    play = await openPlay((await engine.migratedUrl()).slice("sqlite:".length));
  });
  test.each(sample)("$name $index: $say", async (sentence) => {
    const { verdict, notes, answer } = await play(sentence);
    expect(verdict, `${notes.join("; ")} → ${answer}`).not.toMatch(/wrong|error/);
    if (verdict === "right") right++;
  });
  test("at least three in four are right", () => {
    expect(right).toBeGreaterThanOrEqual(sample.length * 0.75);
  });
});
