// Behind what answers a conversation that asks one thing after the other comes its next question.
import type { Answer } from "../answer.ts";
import type { Moment, Room } from "./moment.ts";
import { waitFor } from "./run.ts";

/** The answer with the next question below it; as it is where nothing goes on, or in a group, where nothing is asked. */
export async function withNextQuestion(
  room: Room,
  moment: Moment,
  answer: Answer | null,
): Promise<Answer | null> {
  if (answer === null || moment.incoming.chat.kind === "group") return answer;
  const { store, rules, now, actor, computed } = moment;
  const scene = { store, calendar: room.calendar, rules, now, actor, compute: computed.of.bind(computed) };
  const saying = await room.workflows.goesOn(answer.parts ?? [answer], scene);
  if (saying === null) return answer;
  const asked = await waitFor({ id: saying.words ?? "common", ...saying }, { room, moment });
  const { parked: _, ...done } = answer;
  return { ...done, after: [...(answer.after ?? []), asked] };
}
