// npm run tenor: learns from the strangers' sets and writes src/chat/understand/tenor-weights.ts.
import { writeFileSync } from "node:fs";
import { LESSONS } from "../strangers/sentence.ts";
import { CLASSES, lessonOf } from "./examples.ts";
import { learn } from "./learn.ts";

const FILE = "src/chat/understand/tenor-weights.ts";
const { weights, step, biases } = learn(lessonOf(LESSONS), CLASSES.length);
writeFileSync(
  FILE,
  `// Written by \`npm run tenor\` from the strangers' sets: a byte for each bucket and class.
export const CLASSES = ${JSON.stringify(CLASSES).replaceAll(",", ", ")} as const;
export const STEP = ${step};
export const BIASES = [${biases.join(", ")}] as const;
export const WEIGHTS =
  "${Buffer.from(weights.buffer).toString("base64")}";
`,
);
