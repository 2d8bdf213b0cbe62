// How large what is learned is: of a text's tenor, and of whose a day is.
import { BUCKETS as AROUND } from "../../../src/chat/read/step-likely.ts";
import { BUCKETS } from "../../../src/chat/understand/traces.ts";
import { SIDES } from "./days.ts";
import { CLASSES } from "./examples.ts";
import type { Shape } from "./learn.ts";

export const TENOR_SHAPE: Shape = { classes: CLASSES.length, buckets: BUCKETS };
export const STEP_SHAPE: Shape = { classes: SIDES.length, buckets: AROUND };
