// Incoming → Reply: the one transaction of a message, claimed once, answered the same every time.
import type { Store } from "../../db/store.ts";
import type { Calendar } from "../domain/calendar.ts";
import type { Actor } from "../domain/rights.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import { createAnswers } from "./answer.ts";
import { carryOut } from "./carry-out.ts";
import type { Incoming, Reply } from "./message.ts";
import type { Registry } from "./registry.ts";
import type { Templates } from "./templates.ts";

export interface DispatchParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly registry: Registry;
  readonly templates: Templates;
  readonly calendar: Calendar;
  readonly rules: Rulebook;
  /** The bot's clock, in ms; asked once per message. */
  readonly now: () => number;
  /** Asks the directory about an unknown sender, outside any transaction; true when they are a member now. */
  readonly introduce: (userId: string) => Promise<boolean>;
  /** Told of every unexpected error; answers the trace id the user reads. */
  readonly report: (error: unknown, incoming: Incoming) => string;
}

export type Dispatch = (incoming: Incoming) => Promise<Reply | null>;

class Unknown extends Error {}

/** WeCom lets people type about so much; the readers are not asked to read more. */
const LONGEST_TEXT = 4000;

/**
 * A refusal is an answer: it is stored with the key and told again. An unexpected error stores nothing,
 * so the same callback delivered again tries again (design.md, One callback).
 */
export function createDispatch(parts: DispatchParts): Dispatch {
  const { templates } = parts;
  const answers = createAnswers(templates);
  const words = templates.header("words");
  const room = { ...parts, fieldWord: (field: string) => words[`field-${field}`] ?? field };

  async function once(incoming: Incoming, store: Store): Promise<Reply | null> {
    const now = parts.now();
    const seen = await store.inbox.claim(incoming.key, now);
    if (seen !== null) return seen.reply;
    const actor = await store.people.actor(incoming.userId);
    if (actor === null) throw new Unknown();
    const reply = await answerTo(incoming, actor, store, now);
    await store.inbox.answered(incoming.key, reply);
    return reply;
  }

  async function answerTo(incoming: Incoming, actor: Actor, store: Store, now: number): Promise<Reply> {
    const scene = { incoming, actor, store, now };
    const { said } = incoming;
    switch (said.type) {
      case "text":
        return answers.compose(scene, await carryOut(room, scene, said.text.slice(0, LONGEST_TEXT)));
      case "medium":
        return answers.compose(scene, { id: "common", block: `medium-${said.medium}`, values: {} });
      case "location":
        return answers.compose(scene, { id: "common", block: "location", values: { label: said.label } });
      case "arrival":
        return answers.compose(scene, { id: "common", block: "welcome", values: { name: actor.name } });
    }
  }

  async function attempt(incoming: Incoming): Promise<Reply | null> {
    try {
      return await parts.transaction((store) => once(incoming, store));
    } catch (error) {
      if (error instanceof Unknown) {
        if (await parts.introduce(incoming.userId))
          return parts.transaction((store) => once(incoming, store));
        return answers.plain("common", "stranger", {});
      }
      throw error;
    }
  }

  return async (incoming) => {
    try {
      return await attempt(incoming);
    } catch (error) {
      if (error instanceof Unknown) return answers.plain("common", "stranger", {});
      const trace = parts.report(error, incoming);
      return answers.plain("common", "trouble", { trace });
    }
  };
}
