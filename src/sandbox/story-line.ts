// One line of the demo's past: who typed what, when and where.
// Dates are said relative (3天后), because nobody knows on which day the demo is started.

export interface StoryLine {
  /** Working days before the day of the first start. */
  readonly daysAgo: number;
  /** HH:MM in Asia/Shanghai. */
  readonly time: string;
  readonly who: string;
  /** `{name}` stands for the number saved under it. */
  readonly text: string;
  /** Said in this group, mentioning the bot; else in the single chat. */
  readonly group?: string;
  /** The name under which the number in the answer is kept. */
  readonly save?: string;
}

/** Who said what, when. */
type Line = readonly [daysAgo: number, time: string, who: string, text: string];

export const EAST_1 = "wrEast1Sales";
export const EAST_2 = "wrEast2Sales";
export const MARKETING = "wrMarketing";
export const MANAGERS = "wrManagers";

/** Said in the single chat with the bot. */
export const line = ([daysAgo, time, who, text]: Line): StoryLine => ({ daysAgo, time, who, text });
/** The same, with the number in the answer kept. */
export const saved = (save: string, of: Line): StoryLine => ({ ...line(of), save });
/** Said in a group, mentioning the bot. */
export const inGroup = (group: string, of: Line): StoryLine => ({ ...line(of), group });
