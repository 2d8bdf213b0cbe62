// Before anything counts: until what a server runs is compiled.
import type { Heard } from "./load.ts";

const REQUESTS = 6000;
const AT_MOST_MS = 45_000;

/** That takes a number of requests and not a time; but not for ever. */
export async function warm(play: () => Promise<Heard>): Promise<void> {
  const until = performance.now() + AT_MOST_MS;
  for (let answered = 0; answered < REQUESTS && performance.now() < until; )
    answered += (await play()).answered;
}
