// npm run strangers -- first (or second; then a word of a sentence, a kind or an index): plays a set and prints what is not right.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPlay } from "./play.ts";
import { type Counts, counted, linesOf, told } from "./report.ts";
import { readSet, SETS } from "./sentence.ts";

const [wanted, filter] = process.argv.slice(2);
const name = SETS.find((one) => one === wanted);
if (name === undefined) {
  process.stderr.write(`npm run strangers -- ${SETS.join("|")} [a word of a sentence, a kind or an index]\n`);
  process.exit(1);
}
// Every sentence copies the scene, which a disk would make slow.
const memory = "/dev/shm";
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "strangers-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const play = await openPlay(join(folder, "scene.sqlite"));
const totals: Counts = new Map();
const byKind = new Map<string, Counts>();
for (const [index, sentence] of readSet(name).entries()) {
  const { say, kind } = sentence;
  if (filter !== undefined && !say.includes(filter) && kind !== filter && String(index) !== filter) continue;
  const played = await play(sentence);
  counted(totals, played.verdict);
  byKind.set(kind, counted(byKind.get(kind) ?? new Map(), played.verdict));
  // Who asks for a few wants to read all of them.
  if (played.verdict !== "right" || filter !== undefined)
    process.stdout.write(`${linesOf(index, sentence, played)}\n`);
}
process.stdout.write(`${name}: ${told(totals)}\n`);
for (const [kind, counts] of byKind) process.stdout.write(`  ${kind.padEnd(36)} ${told(counts)}\n`);
