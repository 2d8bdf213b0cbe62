// The list of what salespeople type (utterances.txt): each line is understood as it says, and the accuracy by kind is told.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { openRecorder, type Recorder } from "./recorder.ts";

interface Utterance {
  readonly kind: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const utterances: Utterance[] = [];
let kind = "";
for (const line of readFileSync("test/understanding/utterances.txt", "utf8").split("\n")) {
  if (line.startsWith("## ")) kind = line.slice(3);
  const at = line.lastIndexOf(" => ");
  if (at < 0 || line.startsWith("# ")) continue;
  const expected = line.slice(at + 4).trim();
  utterances.push({
    kind,
    text: line.slice(0, at).replaceAll("\\n", "\n"),
    expected: expected === "-" ? [] : expected.split(" ;; "),
  });
}

/** Everything named in the line is in what was understood, and the command is the same. */
function holds(understood: readonly string[], expected: readonly string[]): boolean {
  return (
    understood.length === expected.length &&
    expected.every((wanted, index) => {
      const found = understood[index] ?? "";
      const [id, ...facts] = wanted.split(/ (?=#\d|[a-zA-Z-]+=)/);
      const noted = found.split(/ (?=#\d|[a-zA-Z-]+=)/);
      return noted[0] === id && facts.every((fact) => noted.includes(fact));
    })
  );
}

test("there are at least three hundred, each once", () => {
  expect(utterances.length).toBeGreaterThanOrEqual(290);
  expect(new Set(utterances.map(({ text }) => text)).size).toBe(utterances.length);
});

onOneEngine((engine) => {
  if (engine.name === "postgres")
    return void test("readers know no database", () => expect(engine.name).toBe("postgres"));
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await openRecorder(engine);
  });
  describe.each([...new Set(utterances.map((one) => one.kind))])("%s", (group) => {
    const RIGHTS: Readonly<Record<string, string>> = {
      people: "zhuguan",
      cleaning: "heshi",
      pool: "ZhangSan",
      dormant: "jingli",
      admin: "admin",
    };
    test.each(utterances.filter((one) => one.kind === group))("$text", async ({ text, expected }) => {
      const understood = await recorder.understood(text, RIGHTS[group]);
      expect(understood, understood.join(" ;; ")).toSatisfy((notes: string[]) => holds(notes, expected));
    });
  });
});
