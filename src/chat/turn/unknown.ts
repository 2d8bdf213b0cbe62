// What nothing fits: a slip of the input method, what is asked for without a question's form, or the likeliest to be offered.
import type { Answer } from "../answer.ts";
import { slipIn } from "../understand/slip.ts";
import { LEAST } from "../understand/topics.ts";
import type { Moment, Room } from "./moment.ts";
import { plainly, run } from "./run.ts";

/** A slip of the input method is carried out where a wrong guess does no harm, and else suggested. */
export async function unknown(room: Room, moment: Moment, text: string): Promise<Answer> {
  // A table's address alone can only be meant to be bound; in a group it has to be exchanged, which is said there.
  if (room.sheetKey(text.trim()) !== null)
    return run(room, moment, plainly(`${room.registry.wordOf("bind-sheet")} ${text.trim()}`));
  const slip = await slipIn(text, room.registry);
  if (slip !== null && slip.entry.command.looks === true) return run(room, moment, plainly(slip.text));
  const topics = room.registry.topics.of(text, false);
  const [best] = topics;
  if (
    slip === null &&
    best !== undefined &&
    best.weight >= LEAST &&
    ASKS_FOR.test(text) &&
    text.length <= LONGEST_ASKED
  )
    return run(room, moment, plainly(room.registry.wordOf(best.id)));
  const about = topics.filter(({ weight }) => weight >= LEAST).map(({ id }) => room.registry.wordOf(id));
  const near = slip !== null ? [slip.text] : about.length > 0 ? about : room.registry.near(text);
  return { id: "common", block: "unknown", values: { near: near.slice(0, MOST_NEAR), text } };
}

const MOST_NEAR = 2;
/** 大家的回款情况: no question by its form; longer than LONGEST_ASKED it rather tells something. */
const ASKS_FOR = /情况|看看|看一?下|列|一览|汇总|总结|比一?比|对比|发我|给我|接下来|[几哪谁啥]|多少|什么/u;
const LONGEST_ASKED = 16;
