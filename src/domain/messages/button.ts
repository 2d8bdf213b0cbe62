// A button: a command somebody does not have to type; what its press has come to; the card it stands on.

export interface Button {
  readonly label: string;
  readonly command: string;
  /** The question it answers (writeQuestion): a press by anybody else, or once it is over, changes nothing. */
  readonly question?: string;
}

/** What somebody was asked: whose answer it is, since when (ms), and about which item. */
export interface Question {
  readonly askerId: string;
  readonly at: number;
  readonly no: number | null;
}

/** What has become of the card whose button was pressed. */
export interface Pressed {
  /** open: more has to be said before anything is done, its buttons stay; refused: nothing was or will be done. */
  readonly effect: "done" | "refused" | "open";
  /** Whose copies change: the presser's own when not said. */
  readonly copies?: "all";
  /** What stands on them in the place of what the presser is told. */
  readonly everybody?: string;
  /** Stands on the card in the place of what it cannot hold. */
  readonly elsewhere: string;
}

/** From the lines of a template, `label: command` each. A label may hold anything, a command no `: `. */
export function buttonsIn(lines: string): readonly Button[] {
  return lines.split("\n").flatMap((line) => {
    const at = line.lastIndexOf(": ");
    const [label, command] = [line.slice(0, Math.max(at, 0)).trim(), line.slice(at + 2).trim()];
    return at < 0 || label === "" || command === "" ? [] : [{ label, command }];
  });
}

export function writeButtons(buttons: readonly Button[]): string {
  return buttons
    .map(({ label, command, question }) => [label, command, ...(question === undefined ? [] : [question])])
    .map((parts) => parts.map((part) => part.replace(/[\t\n]/g, " ")).join("\t"))
    .join("\n");
}

/** In their order; none for null. */
export function readButtons(text: string | null): readonly Button[] {
  if (text === null) return [];
  return text.split("\n").map((line) => {
    const [label = "", command = "", question] = line.split("\t");
    return { label, command, ...(question === undefined ? {} : { question }) };
  });
}

export function writeQuestion({ askerId, at, no }: Question): string {
  return `${askerId}/${at}/${no ?? ""}`;
}

/** Null for what is none. */
export function readQuestion(text: string): Question | null {
  const [, askerId = "", at = "", no = ""] = /^([^/]+)\/(\d+)\/(\d*)$/.exec(text) ?? [];
  return askerId === "" ? null : { askerId, at: Number(at), no: no === "" ? null : Number(no) };
}

/** The item a button's command is about; null where it names none. */
export function itemOf(command: string): number | null {
  const no = /#(\d{1,9})/.exec(command)?.[1];
  return no === undefined ? null : Number(no);
}

/** A pressed button with the other buttons of its card, as far as they are known. */
export interface OnCard {
  readonly button: Button;
  readonly beside: readonly Button[];
}

/**
 * What a card offers after a press: what its answer offers, and what is about other items; all of it where nothing was
 * done because more has to be said first.
 */
export function leftOn(
  { button, beside }: OnCard,
  effect: Pressed["effect"] = "refused",
  offered: readonly Button[] = [],
): readonly Button[] {
  if (effect === "open") return offered.length > 0 ? offered : [button, ...beside];
  const own = itemOf(button.command);
  const others = beside.filter(({ command }) => own !== null && ![null, own].includes(itemOf(command)));
  return [...offered, ...others];
}

/** The card of a message of the outbox, told apart from every other for ever (wecom.md 4.4, task_id). */
export function noticeTask({ id, createdAt }: { readonly id: number; readonly createdAt: number }): string {
  return `notice-${id}@${createdAt}`;
}

/** The message of the outbox a card belongs to; null for other cards. */
export function noticeOfTask(taskId: string): number | null {
  const id = /^notice-(\d{1,15})@/.exec(taskId)?.[1];
  return id === undefined ? null : Number(id);
}
