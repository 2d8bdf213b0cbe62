// npm run docs: writes the generated parts of the documents anew.
import { readFileSync, writeFileSync } from "node:fs";
import { generated, withPart } from "./generated.ts";

for (const part of generated) writeFileSync(part.file, withPart(readFileSync(part.file, "utf8"), part));
