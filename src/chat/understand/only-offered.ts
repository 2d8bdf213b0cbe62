// What would be done with a message, less what nobody is sure of: that is offered.
import { NOT_REACHED } from "../read/attempt.ts";
import type { Surroundings } from "./around.ts";
import { weightOf } from "./registry.ts";
import type { Speech } from "./spoken.ts";

/** Whether more is done or offered than to keep what was said. */
export function acts({ runs, offers }: Speech, around: Surroundings): boolean {
  return [...runs, ...offers].some((command) => !isFollowUp(command, around));
}

export function isFollowUp(command: string, { registry }: Surroundings): boolean {
  return registry.find(command)?.entry.id === "follow-up";
}

/** Whether a command only looks something up. */
export function isLook(command: string, { registry }: Surroundings): boolean {
  const found = registry.find(command);
  return found !== null && weightOf(found.entry) === "looks";
}

/** The item a command that was made here names: #3. */
export function itemOf(command: string): string | undefined {
  return /#\d+/u.exec(command)?.[0];
}

/** Nothing is written on a guess: what would be done is offered. */
export function onlyOffered(speech: Speech, around: Surroundings): Speech {
  const looks = (command: string) => isLook(command, around);
  return {
    ...speech,
    runs: speech.runs.filter(looks),
    offers: [...speech.runs.filter((command) => !looks(command)), ...speech.offers],
  };
}

/** What was to be kept is offered, where nothing else is; what is asked for beside it is done. */
export function asNoNews(speech: Speech, around: Surroundings): Speech {
  const done = speech.runs.filter((command) => !isFollowUp(command, around));
  const acts = done.length + speech.offers.length;
  return { ...speech, runs: done, offers: acts > 0 ? speech.offers : speech.runs };
}

/** 给他打个电话吧明天上午: what is only ordered is no news of whoever was just spoken of. */
export function keptIfNews(
  speech: Speech | null,
  { isNews, text }: { readonly isNews: boolean; readonly text: string },
  around: Surroundings,
): Speech | null {
  return speech === null || isNews || NOT_REACHED.test(text) ? speech : asNoNews(speech, around);
}
