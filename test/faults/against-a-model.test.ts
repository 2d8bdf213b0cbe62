// R4: random messages of several people, shuffled and doubled, against a model of the rules that knows nothing of the program.
import fc from "fast-check";
import { expect, test } from "vitest";
import { beforeLanding, countOf, isLong } from "../setup/counts.ts";
import { onEachEngine } from "../setup/databases.ts";
import { course } from "./model/drawn.ts";
import { openGround } from "./model/ground.ts";
import { play } from "./model/play.ts";
import { neverDone, type Tally } from "./model/tally.ts";

/** Plays the same courses again. */
const SEED = process.env["MODEL_SEED"];

onEachEngine((engine) => {
  const courses =
    engine.name === "sqlite"
      ? countOf("COURSES", beforeLanding(40, 15), 2_000)
      : countOf("COURSES", beforeLanding(8, 4), 1_000);

  test(`${courses} courses: whatever is said, by whom and how often, becomes of it what the rules say`, {
    timeout: 7_200_000,
  }, async () => {
    const ground = await openGround(engine);
    const tally: Tally = { said: 0, again: 0, ways: new Map() };
    try {
      const property = fc.asyncProperty(course, (steps) => play(ground, steps, tally));
      const seed = SEED === undefined ? {} : { seed: Number(SEED) };
      const found = await fc.check(property, { numRuns: courses, ...seed });
      process.stdout.write(
        `R4 on ${engine.name}: ${found.numRuns} courses, ${tally.said} messages, ${tally.again} times again, ${found.failed ? "a difference" : "0 differences"}; MODEL_SEED=${found.seed}\n`,
      );
      // Shrunk: what was said until then, and how the two differ.
      if (found.failed) throw found.errorInstance;
      if (isLong) expect(neverDone(tally)).toEqual([]);
    } finally {
      await ground.close();
    }
  });
});
