// What a button's key carries (wecom.md 4.4): the command, whose question it answers, and the card's other buttons,
// which no callback reports and which a changed card has to show again.
import type { Button, Press } from "../chat/message.ts";
import type { CardPress } from "../wecom/card.ts";

export interface PressKey {
  readonly button: Button;
  readonly beside: readonly Button[];
}

/** Nobody types it, and it survives XML, JSON and a console. */
const PART = "\u241f";
const KEY_BYTES = 1024;
const PARTS_OF_ONE = 3;

/** Null where not even the command fits: such a button is not shown. The others are left out where they do not fit. */
export function writeKey({ button, beside }: PressKey): string | null {
  if (button.command === "") return null;
  if (beside.length === 0 && button.question === undefined) return bounded(button.command);
  const own = partsOf(button);
  const whole = [own, ...beside.map(partsOf)].flat().join(PART);
  if (Buffer.byteLength(whole) <= KEY_BYTES) return whole;
  return bounded(own.join(PART));
}

function bounded(key: string): string | null {
  return Buffer.byteLength(key) <= KEY_BYTES ? key : null;
}

/** What a pressed button carries; null for one that carries nothing. */
export function pressIn({ eventKey, taskId }: Pick<CardPress, "eventKey" | "taskId">): Press | null {
  return eventKey === "" ? null : { type: "press", ...readKey(eventKey), taskId };
}

/** A key without parts is a command. */
export function readKey(key: string): PressKey {
  const parts = key.split(PART);
  if (parts.length < PARTS_OF_ONE) return { button: { label: "", command: key }, beside: [] };
  const buttons: Button[] = [];
  for (let at = 0; at + PARTS_OF_ONE <= parts.length; at += PARTS_OF_ONE) {
    const [command = "", question = "", label = ""] = parts.slice(at, at + PARTS_OF_ONE);
    buttons.push({ label, command, ...(question === "" ? {} : { question }) });
  }
  const [button = { label: "", command: key }, ...beside] = buttons;
  return { button, beside };
}

function partsOf({ command, question, label }: Button): string[] {
  return [command, question ?? "", label].map((part) => part.replaceAll(PART, " "));
}
