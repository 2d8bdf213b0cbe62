// What every tool of the command line shares: lines out, one line for a mistake, an exit code.
import { DatabaseError } from "../../db/engine/database-error.ts";
import { ConfigError } from "../config.ts";
import { blotter } from "../secrets.ts";

export interface CommandLine {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes to stdout; resolves when it has been taken. */
  print(text: string): Promise<void>;
}

/** Something the person at the keyboard can mend; told in one line. */
export class MistakeError extends Error {}

/** Runs a tool as the program: its answer is the exit code; a mistake is one line on stderr and 1. */
export async function runTool(
  tool: (line: CommandLine) => Promise<number>,
  env: CommandLine["env"],
): Promise<void> {
  // A reader that has seen enough (head) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 1);
  });
  try {
    process.exitCode = await tool({
      argv: process.argv.slice(2),
      env,
      print: (text) =>
        new Promise((resolve, reject) => {
          process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
        }),
    });
  } catch (error) {
    const said = isMistake(error) ? error.message : error instanceof Error ? error.stack : null;
    process.stderr.write(`${blotter(env)(said ?? String(error))}\n`);
    process.exitCode = 1;
  }
}

function isMistake(error: unknown): error is Error {
  return error instanceof MistakeError || error instanceof ConfigError || error instanceof DatabaseError;
}
