// What is to become of what a leaver holds, part by part: `1给@李四 2公海 其余给@王五`; empty where nothing is said.
import type { Arg } from "../arg.ts";
import { readPart, type Which } from "../read/hand-over.ts";
import { UsageError } from "../usage-error.ts";
import { type Colleague, personArg } from "./person.ts";

export interface Part {
  readonly which: readonly Which[];
  /** Null for the pool. */
  readonly to: Colleague | null;
}

export function handOverArg(): Arg<readonly Part[]> {
  return {
    async take(text, scene) {
      const parts: Part[] = [];
      let rest = text.replace(/^[\s,，、:：]+/, "");
      while (rest !== "") {
        const read = readPart(rest);
        if (read === null) throw new UsageError("hand-over-unclear", { words: rest });
        const taken =
          read.to === "pool"
            ? { value: null, rest: read.rest }
            : await personArg({ leading: true }).take(read.rest, scene);
        parts.push({ which: read.which, to: taken.value });
        rest = taken.rest.replace(/^[\s,，、;；。]+/, "");
      }
      return { value: parts, rest: "" };
    },
  };
}
