// Whoever opens the page while the demo's past is still being told speaks after it, in the present, and changes nothing of it.
import type { Callbacks } from "./callbacks.ts";

/** The same doors, opened when `told` resolves; it is asked for each time. */
export function afterwards(callbacks: Callbacks, told: () => Promise<unknown>): Callbacks {
  return {
    say: (...given) => told().then(() => callbacks.say(...given)),
    sendFile: (...given) => told().then(() => callbacks.sendFile(...given)),
    sendPicture: (...given) => told().then(() => callbacks.sendPicture(...given)),
    enter: (...given) => told().then(() => callbacks.enter(...given)),
    press: (...given) => told().then(() => callbacks.press(...given)),
    contactChanged: (...given) => told().then(() => callbacks.contactChanged(...given)),
    customerAdded: (...given) => told().then(() => callbacks.customerAdded(...given)),
    customerWrote: (...given) => told().then(() => callbacks.customerWrote(...given)),
  };
}
