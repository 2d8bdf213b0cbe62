// 开始设置 as a conversation: which question is open, asked next, or passed over. What is set the company tells itself; an answer
// is a command like any other (contract.md).
import type { Store } from "../../../db/store.ts";
import type { Saying, Scene } from "../../chat/command.ts";
import {
  askedNow,
  asksRole,
  isSkipped,
  nextQuestion,
  QUESTIONS,
  type Question,
} from "../../domain/people/set-up.ts";
import { adviceShown, cadenceAdviceOf, cadenceNews } from "../rules/cadence-advice.ts";
import { type SetUp, setUpOf } from "./set-up.ts";

type SetUpScene = Pick<Scene<unknown>, "actor" | "store" | "now" | "rules" | "compute">;

/** The answer of whichever command leads on to the next question. */
const WORDS = "commands/set-up";

/** The questions that nobody has answered yet, in their order. */
async function openQuestions(setUp: SetUp, scene: SetUpScene): Promise<readonly Question[]> {
  const { store } = scene;
  const { missing, rolesLacking } = setUp;
  const is: Readonly<Record<Question, () => boolean | Promise<boolean>>> = {
    directory: () => missing.includes("directory"),
    heads: () => missing.includes("heads"),
    cleaner: () => rolesLacking.includes("cleaner"),
    finance: () => rolesLacking.includes("finance"),
    groups: () => missing.includes("groups"),
    items: async () => missing.includes("items") && !(await isTakenIn(store)),
    cadence: async () =>
      !(await store.setUpSteps.wasTold("cadence")) && (await cadenceNews(scene)).length > 0,
    marketing: async () => (await store.people.withRole("marketing")).length === 0,
    admin: async () => (await store.people.withRole("admin")).length < 2,
  };
  const open: Question[] = [];
  for (const question of QUESTIONS) if (await is[question]()) open.push(question);
  return open;
}

/** A list is on its way. */
async function isTakenIn({ imports }: Store): Promise<boolean> {
  return (await imports.inState(["running"])).length > 0;
}

/**
 * The next question, or what is set and what is left once there is none. `overview`: with where the company stands above it.
 * `unclear`: what was said to the last one, and nobody understood.
 */
export async function askNext(
  scene: SetUpScene,
  given: { readonly overview: boolean; readonly unclear?: string; readonly question?: Question } = {
    overview: false,
  },
): Promise<Saying> {
  const { actor, store, now } = scene;
  const setUp = await setUpOf(scene);
  const open = await openQuestions(setUp, scene);
  const steps = await store.setUpSteps.of(actor.userId);
  const question = given.question ?? nextQuestion(open, steps);
  const values = {
    name: actor.name,
    setUp,
    overview: given.overview || question === null,
    unclear: given.unclear ?? null,
    question,
    left: open.filter((one) => !isSkipped(one, steps)).length,
    passed: open.filter((one) => isSkipped(one, steps)),
    role: question !== null && asksRole(question) ? question : null,
    told: [],
    ...(question === "cadence" ? await cadenceValues(scene) : { advice: null, leaders: [] }),
  };
  if (question === null) return { words: WORDS, block: "steps", values };
  await store.setUpSteps.put({ memberId: actor.userId, question, state: "asked", at: now });
  return {
    words: WORDS,
    block: "steps",
    values,
    waitsFor: { command: "set-up", field: "set-up" },
    buttons: "buttons-question",
  };
}

async function cadenceValues(scene: SetUpScene) {
  const news = await cadenceNews(scene);
  const company = await cadenceAdviceOf(null, scene);
  const advice = company ?? news[0]?.advice;
  return {
    advice: advice === undefined ? null : adviceShown(advice),
    leaders: news.map(({ leader }) => leader.name),
  };
}

/** 跳过: the question asked last is passed over, and the next one asked; null where none was. */
export async function passOver(scene: SetUpScene): Promise<Saying | null> {
  const { actor, store, now } = scene;
  const question = await questionInHand(scene);
  if (question === null) return null;
  await store.setUpSteps.put({ memberId: actor.userId, question, state: "skipped", at: now });
  return askNext(scene);
}

/** What an admin was asked a little while ago. */
export async function questionInHand({
  actor,
  store,
  now,
}: Pick<SetUpScene, "actor" | "store" | "now">): Promise<Question | null> {
  return actor.roles.has("admin") ? askedNow(await store.setUpSteps.of(actor.userId), now) : null;
}

/** What answers a question of it: these commands, where they have done something. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  "commands/set-role": ["given", "there"],
  "commands/bind-group": ["done"],
  "commands/create-group": ["done"],
  "commands/import": ["begun"],
  "commands/create": ["done"],
};

/** The next question, where what was done answers what an admin is being asked; else null. */
export async function goesOn(
  done: readonly { readonly id: string; readonly block: string }[],
  scene: SetUpScene,
): Promise<Saying | null> {
  if (!done.some(({ id, block }) => ANSWERS[id]?.includes(block) === true)) return null;
  return (await questionInHand(scene)) === null ? null : askNext(scene);
}
