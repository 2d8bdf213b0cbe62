// A button: a command somebody does not have to type. Kept as text, one a line.

export interface Button {
  readonly label: string;
  readonly command: string;
}

/** From the lines of a template, `label: command` each. */
export function buttonsIn(lines: string): readonly Button[] {
  return lines.split("\n").flatMap((line) => {
    const [label, command] = line.split(": ", 2);
    return label === undefined || command === undefined ? [] : [{ label, command }];
  });
}

export function writeButtons(buttons: readonly Button[]): string {
  return buttons.map(({ label, command }) => `${label}\t${command}`).join("\n");
}

/** In their order; none for null. */
export function readButtons(text: string | null): readonly Button[] {
  if (text === null) return [];
  return text.split("\n").map((line) => {
    const [label = "", command = ""] = line.split("\t");
    return { label, command };
  });
}
