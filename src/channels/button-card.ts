// Buttons as template cards, within what WeCom takes and its clients show without cutting (wecom.md 4.4).
import { createHash } from "node:crypto";
import type { Button } from "../chat/message.ts";
import type { TemplateCard } from "../wecom/card.ts";
import { writeKey } from "./press-key.ts";

/** Who sends the card: the clients cut the two at different lengths. */
export type Surface = "app" | "bot";

export interface Carded {
  readonly text: string;
  readonly buttons: readonly Button[];
  /** Told apart from every other card of the app, for ever. */
  readonly taskId: string;
  readonly surface?: Surface;
}

const MOST_BUTTONS = 6;
const LABEL_CHARACTERS = 10;
const CHARACTERS = { app: { title: 36, said: 160 }, bot: { title: 26, said: 112 } } as const;

/** The whole text with its buttons; null without buttons, and where the client would cut what is said. */
export function buttonCard({ text, buttons, taskId, surface = "app" }: Carded): TemplateCard | null {
  const [title = "", ...rest] = text.split("\n");
  const { whole, ...laid } = laidOut({ title, said: rest.join("\n"), surface, elsewhere: "" });
  return whole && title !== "" ? shaped({ ...laid, buttons, taskId, surface }) : null;
}

/** Buttons under the first line, beside a text that says everything; null without buttons that can be shown. */
export function titledCard({ text, buttons, taskId, surface = "bot" }: Carded): TemplateCard | null {
  const title = shortened(text.split("\n", 1)[0] ?? "", CHARACTERS[surface].title);
  return title === "" ? null : shaped({ title, said: "", buttons, taskId, surface });
}

export interface Laid {
  readonly title: string;
  readonly said: string;
  /** Everything stands on it. */
  readonly whole: boolean;
}

/** A title that is too long stands above the rest once more, whole; what then does not fit gives way to `elsewhere`. */
export function laidOut(given: {
  readonly title: string;
  readonly said: string;
  readonly surface: Surface;
  readonly elsewhere: string;
}): Laid {
  const most = CHARACTERS[given.surface];
  const title = shortened(given.title, most.title);
  const full =
    title === given.title ? given.said : [given.title, given.said].filter((part) => part !== "").join("\n");
  if (length(full) <= most.said) return { title, said: full, whole: true };
  const shown: string[] = [];
  let room = most.said - length(given.elsewhere) - 1;
  for (const line of given.said.split("\n")) {
    if (length(line) > room) break;
    shown.push(line);
    room -= length(line) + 1;
  }
  const said = [...shown, given.elsewhere].filter((line) => line !== "").join("\n");
  return { title, said: shortened(said, most.said), whole: false };
}

/** The card of an answer: the same for an answer that is given again. */
export function answerTask(key: string): string {
  return `answer-${createHash("sha256").update(key).digest("hex").slice(0, 40)}`;
}

interface Head {
  readonly title: string;
  readonly said: string;
  readonly taskId: string;
}

interface Shape extends Head {
  readonly buttons: readonly Button[];
  readonly surface: Surface;
}

/** Null where no button is left: each needs a key of its own that fits. */
export function shaped({ title, said, buttons, taskId, surface }: Shape): TemplateCard | null {
  const shown = buttons.slice(0, MOST_BUTTONS);
  const keys = new Set<string>();
  const list = shown.flatMap((button) => {
    // Only the bot has to show the others again: a pressed card of the app keeps what stands on it.
    const beside = surface === "app" ? [] : shown.filter((other) => other !== button);
    const key = writeKey({ button, beside });
    const text = shortened(button.label.replace(/\s+/g, " ").trim(), LABEL_CHARACTERS);
    if (key === null || text === "" || keys.has(button.command)) return [];
    keys.add(button.command);
    return [{ text, key }];
  });
  return list.length === 0 ? null : drawn({ title, said, taskId }, list);
}

/** A card that has done its work: words take the place of its buttons, in an update; where they can be pressed all the same, that is the button. */
export function closed(card: Head, { label, ...button }: Button): TemplateCard {
  const text = shortened(label.replace(/\s+/g, " ").trim() || DONE, LABEL_CHARACTERS);
  const key = writeKey({ button: { ...button, label: text }, beside: [] }) ?? text;
  return { ...drawn(card, [{ text, key }]), replace_text: text };
}

const DONE = "✓";

interface Drawn {
  readonly text: string;
  readonly key: string;
}

function drawn({ title, said, taskId }: Head, list: readonly Drawn[]): TemplateCard {
  return {
    card_type: "button_interaction",
    main_title: { title },
    ...(said === "" ? {} : { sub_title_text: said }),
    // All alike: what takes something away is no louder than the rest, and asks once more when it is pressed.
    button_list: list.map(({ text, key }) => ({ text, style: 1, key })),
    task_id: taskId,
  };
}

/** Cut between characters, with a mark that it was. */
function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}

function length(text: string): number {
  return [...text].length;
}
