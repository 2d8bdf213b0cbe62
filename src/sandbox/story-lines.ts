// The demo's past: what the people of the demo company typed in the last weeks, line by line.
import { firstWeeks } from "./story-first-weeks.ts";
import { lastWeeks } from "./story-last-weeks.ts";
import type { StoryLine } from "./story-line.ts";

export const storyLines: readonly StoryLine[] = [...firstWeeks, ...lastWeeks];
