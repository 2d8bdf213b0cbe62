// What runs beside the tests — threads, processes, the whole program — is the built program: reading source takes three times as
// long as beginning what is built. So it is built before the first test, where the sources are newer. And what is begun by the hundred
// is put into one file each: reading five hundred was most of what a thread took.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { lockFile } from "../../db/engine/sqlite.ts";

export const PROGRAM = "dist/src/main.js";

/** Below dist/src; each of them also in one file, at the same place below this. */
const IN_ONE_FILE = "dist/beside";
const BEGUN_OFTEN = [
  "bot/reader-thread",
  "bot/backup-thread",
  "files/reading-worker",
  "charts/painting-process",
];
/** What is no JavaScript stays where it is, as does what asks for another driver. */
const NOT_TAKEN_IN = ["better-sqlite3", "better-sqlite3-13", "pg-native", "@napi-rs/canvas"];

/** One at a time, of all runs in this folder. */
export default function build(): void {
  mkdirSync("dist", { recursive: true });
  const lock = locked("dist/building");
  try {
    const isOld = ["src", "handlers", "db"].some((folder) => newest(folder) > madeAt(PROGRAM));
    if (isOld) execFileSync(join("node_modules", ".bin", "tsc"), { stdio: "inherit" });
    if (BEGUN_OFTEN.some((name) => madeAt(`${IN_ONE_FILE}/${name}.js`) <= madeAt(PROGRAM))) putTogether();
  } finally {
    lock.release();
  }
}

function madeAt(file: string): number {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

function putTogether(): void {
  buildSync({
    entryPoints: BEGUN_OFTEN.map((name) => `dist/src/${name}.js`),
    outbase: "dist/src",
    outdir: IN_ONE_FILE,
    bundle: true,
    platform: "node",
    format: "esm",
    external: NOT_TAKEN_IN,
    // Packages of the other kind ask for Node's own modules by its word.
    banner: {
      js: 'import { createRequire as asking } from "node:module"; const require = asking(import.meta.url);',
    },
    logLevel: "error",
  });
}

const SOURCE = `${pathToFileURL("src").href}/`;
const BUILT = `${pathToFileURL(IN_ONE_FILE).href}/`;

/** The address of what a source file was built into, or would lie beside; of what is no source of the program, its own. */
export function asBuilt(address: string): string {
  return address.startsWith(SOURCE)
    ? `${BUILT}${address.slice(SOURCE.length).replace(/\.ts$/, ".js")}`
    : address;
}

function locked(path: string): { release(): void } {
  for (;;)
    try {
      return lockFile(path);
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => statSync(join(folder, name)).mtimeMs),
  );
}
