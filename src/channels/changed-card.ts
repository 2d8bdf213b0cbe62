// A card of the group bot after one of its buttons was pressed: the only answer a press may get (wecom.md 3.5).
import type { Press, Reply } from "../chat/message.ts";
import { type AibotReply, updatedCard } from "../wecom/aibot-reply.ts";
import { closed, laidOut, shaped } from "./button-card.ts";

export interface ChangedCard {
  readonly answer: AibotReply;
  /** Everything that was said stands on it. */
  readonly whole: boolean;
}

/** Changed for everybody where the outcome is everybody's, else on the presser's copy alone. */
export function changedCard(userId: string, press: Press, reply: Reply): ChangedCard {
  const { text, buttons = [], pressed } = reply;
  const [first = "", ...rest] = text.split("\n");
  const own = reply.title === undefined || reply.title === first;
  const everybody = pressed?.everybody;
  const { title, said, whole } = laidOut({
    title: (own ? first : reply.title) ?? first,
    said: everybody ?? (own ? rest.join("\n") : text),
    surface: "bot",
    elsewhere: pressed?.elsewhere ?? "",
  });
  const head = { title, said, taskId: press.taskId };
  const card =
    shaped({ ...head, buttons, surface: "bot" }) ??
    closed(head, { ...press.button, label: wordsFor(press, pressed) });
  return {
    answer: updatedCard(card, pressed?.copies === "all" ? undefined : [userId]),
    whole,
  };
}

/** 领取 ✓ in the place of a button that has done its work, 领取 where it could not. */
function wordsFor({ button }: Press, pressed: Reply["pressed"]): string {
  const [verb = ""] = (button.question === undefined ? button.command : button.label).split(/\s/);
  return pressed?.effect === "done" ? `${verb} ✓` : verb;
}
