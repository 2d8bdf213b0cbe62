// 协访 #12: a head goes along, the answer to an 上调; and how a talk went that a mentor took part in (rules.md 6, 8).
import { arg } from "../../src/chat/args/args.ts";
import type { InHand } from "../../src/chat/args/take-up.ts";
import { command, type Saying, say } from "../../src/chat/command.ts";
import { readAppointment } from "../../src/chat/read/appointment.ts";
import { readDays } from "../../src/chat/read/days.ts";
import { readVisit } from "../../src/chat/read/visit.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { mustBeOwned } from "../../src/domain/item/places.ts";
import { promise } from "../../src/domain/mentoring/mentoring.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { answerEscalation } from "../../src/workflows/escalations.ts";
import { recordFollowUp } from "../../src/workflows/follow-ups.ts";
import { answerTalk, type Telling, tellTalk } from "../../src/workflows/mentoring/joint-talks.ts";
import { allRunning, mentorsOf, toEach } from "../../src/workflows/mentoring/mentoring.ts";

export default command({
  right: "visit",
  args: { item: arg.item(), said: arg.wordsWithPerson() },
  async run(scene) {
    const { item: inHand, said } = scene.args;
    mustBeOwned(inHand.item);
    const visit = readVisit(said.without, scene.now);
    const mentors = await mentorsOf(inHand.item, scene.store);
    const telling = { inHand, said, scene, mentors };
    const side = sideOf(inHand, mentors);
    if (side === null) return visit.kind === "happened" ? came(telling) : goesAlong(telling);
    if (visit.kind === "yes" || visit.kind === "no") return answerTalk(visit, telling);
    if (visit.kind !== "planned") return tellTalk(visit, telling);
    if (side === "mentor") return comes(telling);
    if (leads(inHand)) return goesAlong(telling);
    throw new RuleError("visit-by-asking", { item: inHand.item });
  },
});

/** The two sides of a joint talk; a head who is neither goes along as a head. */
function sideOf(inHand: InHand, mentors: readonly string[]): "mentor" | "mentee" | null {
  const { relations } = inHand;
  if (relations.has("mentor")) return "mentor";
  const isTheirs = relations.has("owner") || relations.has("deputy");
  return isTheirs && (mentors.length > 0 || !leads(inHand)) ? "mentee" : null;
}

function leads({ relations }: InHand): boolean {
  return relations.has("head") || relations.has("manager");
}

/** It is still to come: the owner is told, and an open 上调 has its head's answer. */
async function goesAlong({ inHand, said, scene }: Telling): Promise<Saying> {
  const { actor } = scene;
  if (said.text === "") throw new UsageError("missing-talk");
  if (leads(inHand)) await answerEscalation(inHand.item, "visit", scene);
  const item = await scene.save({ item: inHand.item, what: "visit-planned", text: said.text });
  const [first] = readDays(said.without, scene.now);
  const day = first !== undefined && "value" in first ? first.value.day : null;
  const owner = await ownerOf(item.ownerId, scene);
  const values = { item, customer: inHand.customer, by: actor, text: said.text, day, owner };
  return {
    ...say("done", values),
    notices: toEach([item.ownerId], actor.userId, { block: "told", values }),
  };
}

/** It has been: what a head or a party tells is a follow-up of theirs. */
async function came({ inHand, said, scene }: Telling): Promise<Saying> {
  const { actor } = scene;
  if (leads(inHand)) await answerEscalation(inHand.item, "visit", scene);
  const { item, because, next } = await recordFollowUp(inHand.item, said.text, scene);
  const owner = await ownerOf(item.ownerId, scene);
  const values = { item, customer: inHand.customer, by: actor, text: said.text, because, next: next, owner };
  return {
    ...say("came", values),
    notices: toEach([item.ownerId], actor.userId, { block: "told-came", values }),
  };
}

/** Who is told, by name; null where that is the actor. */
async function ownerOf(ownerId: string | null, { actor, store }: Telling["scene"]): Promise<string | null> {
  if (ownerId === null || ownerId === actor.userId) return null;
  return (await store.people.names([ownerId]))[ownerId] ?? null;
}

/** The mentor names the day: it is agreed, and both are reminded of it. */
async function comes(telling: Telling): Promise<Saying> {
  const { inHand, said, scene } = telling;
  const { actor, now, store } = scene;
  const when = readAppointment(said.without, now);
  if ("ask" in when) throw new UsageError(when.ask, { words: when.words });
  if (when.text === null) throw new UsageError("missing-talk");
  const mentorId = actor.userId;
  const running = (await allRunning(inHand.item, scene)).find((one) => one.mentorId === mentorId) ?? null;
  const promised = promise(inHand.item, { mentorId, when, running, now });
  if ("id" in promised) await store.mentorships.save(promised);
  else await store.mentorships.add(promised);
  return goesAlong(telling);
}
