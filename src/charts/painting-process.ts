// The process that draws: a picture comes in, PNG bytes go out, one at a time. It ends with the program that began it.
import { toPng } from "./drawing.ts";
import type { Painted, Wanted } from "./painter.ts";

process.on("message", ({ id, picture }: Wanted) => {
  tell(painted(id, picture));
});
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches every process of a terminal: who began this one says when it is over.
process.on("SIGINT", () => undefined);

function painted(id: number, picture: Wanted["picture"]): Painted {
  try {
    return { id, png: toPng(picture) };
  } catch (error) {
    return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Where nobody is left to hear it, it is no error. */
function tell(what: Painted): void {
  process.send?.(what, undefined, {}, () => undefined);
}
