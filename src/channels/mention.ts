// `@商机助手 领取 12` in a group is the text `领取 12` (wecom.md 3.2): the name is plain characters, and may hold spaces.

/** Any space Unicode knows, and what clients put beside a mention without a width of its own. */
const SPACE = "[\\s\\u200b\\u2060]";

/**
 * Takes the bot's own mentions out, wherever they stand and with whatever spaces the client writes; in a group where the
 * configured name is not there (the bot was renamed), the mention at the very beginning. Other mentions are people, and stay.
 */
export function withoutMention(text: string, chatType: "single" | "group", name: string): string {
  const without = text.replace(mentionOf(name), " ");
  if (without !== text) return without.replace(AROUND, "").replace(MARKS, "");
  return chatType === "single" ? text : text.replace(FIRST, "");
}

const AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "gu");
/** `@商机助手:公海` is spoken to somebody, not about something. */
const MARKS = /^[\s,，:：、;；]+/u;
const FIRST = new RegExp(`^${SPACE}*[@\\uff20][^\\s\\u200b\\u2060]+${SPACE}+`, "u");

function mentionOf(name: string): RegExp {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  return new RegExp(`[@\uff20]${words.join(`${SPACE}+`)}`, "gu");
}
