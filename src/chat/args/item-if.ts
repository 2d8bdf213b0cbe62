// The item a command is about, where one is named; null where the words begin otherwise.
import type { Arg, ArgScene } from "../arg.ts";
import { itemArg } from "./item.ts";
import type { InHand } from "./take-up.ts";

/** Where anything is said behind the command, or a quoted message holds one. */
export function itemIfSaidArg(): Arg<InHand | null> {
  return itemWhere((text) => text.trim() !== "");
}

/** Where its number is written, and words behind it. */
export function itemIfNumberedArg(): Arg<InHand | null> {
  return itemWhere((text) => /^\s*(?:[#\uff03]\s*\d|\d{1,9}\s+\D)/u.test(text));
}

/** Where its number is written, alone or with words behind it. */
export function itemIfLeadingArg(): Arg<InHand | null> {
  return itemWhere((text) => /^\s*(?:[#\uff03]\s*)?\d{1,9}号?(?:[\s,\uff0c\u3002]|$)/u.test(text));
}

function itemWhere(isNamed: (text: string) => boolean): Arg<InHand | null> {
  return {
    isOptional: true,
    async take(text, scene) {
      if (!isNamed(text) && !isQuoted(scene)) return { value: null, rest: text };
      return itemArg().take(text, scene);
    },
  };
}

function isQuoted({ quote }: ArgScene): boolean {
  return /#\d+/.test(quote ?? "");
}
