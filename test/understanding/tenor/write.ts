// npm run tenor: learns from the strangers' sets and writes what is learned beside what reads it.
import { writeFileSync } from "node:fs";
import { LESSONS } from "../strangers/sentence.ts";
import { daysSaid, SIDES } from "./days.ts";
import { CLASSES, lessonOf } from "./examples.ts";
import { type Learned, learn } from "./learn.ts";
import { STEP_SHAPE, TENOR_SHAPE } from "./shapes.ts";

write("src/chat/understand/tenor-weights.ts", CLASSES, learn(lessonOf(LESSONS), TENOR_SHAPE));
write("src/chat/read/step-weights.ts", SIDES, learn(daysSaid(LESSONS), STEP_SHAPE));

function write(file: string, classes: readonly string[], { weights, step, biases }: Learned): void {
  writeFileSync(
    file,
    `// Written by \`npm run tenor\` from the strangers' sets: a byte for each bucket and class.
export const CLASSES = ${JSON.stringify(classes).replaceAll(",", ", ")} as const;
export const STEP = ${step};
export const BIASES = [${biases.join(", ")}] as const;
export const WEIGHTS =
  "${Buffer.from(weights.buffer).toString("base64")}";
`,
  );
}
