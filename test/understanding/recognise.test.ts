// A line is tried only where its words stand: nothing that matches is passed over.
import { describe, expect, test } from "vitest";
import { cueOf } from "../../src/chat/understand/cue.ts";
import { loadRegistry } from "../../src/chat/understand/registry.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { spread } from "../setup/counts.ts";
import { readSet, SETS } from "./strangers/sentence.ts";

const registry = await loadRegistry(loadTemplates("templates"));
const cues = registry.entries.flatMap(({ id, said }) => said.map((line) => cueOf(line, id)));

describe.each(SETS)("whatever the %s set says", (set) => {
  test("is recognised as if every line were tried", () => {
    for (const { say } of spread(readSet(set), 4)) {
      const tried = cues.filter((cue) => cue.pattern().test(say));
      const keys = new Set(tried.map(({ id, manner, variant }) => `${id}/${manner}/${variant}`));
      const found = registry.recognise(say).map(({ cue }) => `${cue.id}/${cue.manner}/${cue.variant}`);
      expect(new Set(found), say).toEqual(keys);
      const takingBack = tried.filter(({ manner, variant }) => manner === "not" && variant === null);
      const takenBack = registry.entries.filter(({ id }) => registry.takesBack(id, say));
      expect(new Set(takenBack.map(({ id }) => id)), say).toEqual(new Set(takingBack.map(({ id }) => id)));
    }
  });
});
