// Plays sentences one by one, each in a scene of its own: a copy of one SQLite file.
import { copyFileSync, rmSync } from "node:fs";
import { type Database, openDatabase } from "../../../db/database.ts";
import { openTalk, type Talk } from "../../setup/conversation.ts";
import { AS_TESTS_OPEN } from "../../setup/postgres.ts";
import { openScene } from "../scene.ts";
import { answerOf } from "./answer.ts";
import { missingIn, wrongsOf } from "./compare.ts";
import type { Sentence } from "./sentence.ts";
import { differenceOf, readState } from "./state.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

export interface Played {
  readonly verdict: Verdict;
  /** What is wrong and what is missing, in words. */
  readonly notes: readonly string[];
  /** To the last of what was said before; "" for nothing. */
  readonly earlier: string;
  readonly answer: string;
}

/** The scene is made in this file, which nobody has opened or which holds a migrated database without a row. */
export async function openPlay(file: string): Promise<(sentence: Sentence) => Promise<Played>> {
  const scene = await openScene(at(file));
  await scene.database.close();
  let count = 0;
  return async (sentence) => {
    const copy = `${file}.${++count}`;
    copyFileSync(file, copy);
    const talk = await openTalk(at(copy));
    try {
      return await played(talk, sentence);
    } catch (error) {
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { verdict: "error", notes: [words], earlier: "", answer: "" };
    } finally {
      await talk.database.close();
      rmSync(copy, { force: true });
    }
  };
}

const at = (file: string): { open(): Promise<Database> } => ({
  open: () => openDatabase({ url: `sqlite:${file}`, ...AS_TESTS_OPEN }),
});

const CONFIRM = "确认";

async function played(talk: Talk, sentence: Sentence): Promise<Played> {
  let count = 0;
  // The scene has used up the keys a talk gives by itself.
  const say = (text: string) => talk.say(sentence.who, text, { key: `stranger/${++count}` });
  let earlier = "";
  for (const text of sentence.before) earlier = await say(text);
  const before = await readState(talk.database);
  talk.minutes(1);
  const answer = answerOf(await say(sentence.say));
  const after = await readState(talk.database);
  const difference = differenceOf(before, after);
  const wrong = wrongsOf(sentence, difference);
  const missing = missingIn(sentence, { difference, after, answer });
  const { followUps, changes, created } = difference;
  const wrote = followUps.length + changes.size + created.length > 0;
  const verdict = verdictOf(sentence, { wrong, missing, answer, wrote });
  const isAsked = verdict === "asked" || verdict === "half-asked";
  const isOffered = async (): Promise<boolean> => {
    const both = answerOf(`${answer.text}\n${await say(CONFIRM)}`);
    const confirmed = await readState(talk.database);
    const done = differenceOf(before, confirmed);
    const lacks = missingIn(sentence, { difference: done, after: confirmed, answer: both });
    return wrongsOf(sentence, done).length + lacks.undone.length + lacks.unsaid.length === 0;
  };
  return {
    verdict: isAsked && answer.offers && (await isOffered()) ? "offered" : verdict,
    notes: [...wrong.map((note) => `wrong: ${note}`), ...missing.undone, ...missing.unsaid],
    earlier,
    answer: answer.text,
  };
}
