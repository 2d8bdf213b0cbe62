// A message with buttons as a card of the self-built app; only where the card holds every word (wecom.md 4.4).
import type { Button } from "../chat/message.ts";
import type { TemplateCard } from "../wecom/card.ts";

export interface Carded {
  readonly text: string;
  readonly buttons: readonly Button[];
  /** Told apart from every other card of the app, for ever. */
  readonly taskId: string;
}

const MOST_BUTTONS = 6;
const TITLE_CHARACTERS = 36;
const TEXT_CHARACTERS = 160;
const LABEL_CHARACTERS = 10;

/** Null without buttons, and where the client would cut what is said: it goes as text then, which names the commands. */
export function buttonCard({ text, buttons, taskId }: Carded): TemplateCard | null {
  const [title = "", ...rest] = text.split("\n");
  const said = rest.join("\n");
  const fits = [...title].length <= TITLE_CHARACTERS && [...said].length <= TEXT_CHARACTERS;
  if (buttons.length === 0 || buttons.length > MOST_BUTTONS || !fits) return null;
  return {
    card_type: "button_interaction",
    main_title: { title },
    ...(said === "" ? {} : { sub_title_text: said }),
    button_list: buttons.map(({ label, command }) => ({
      text: [...label].slice(0, LABEL_CHARACTERS).join(""),
      // Other styles warn; none of our answers is a danger.
      style: 1,
      key: command,
    })),
    task_id: taskId,
  };
}
