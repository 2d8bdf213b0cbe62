// `@商机助手 领取 12` in a group is the text `领取 12` (wecom.md 3.2): the name is plain characters, and may hold spaces.

/**
 * Takes the bot's own mention out, wherever it stands; in a group where the configured name is not there (the bot was
 * renamed), the mention at the very beginning. Other mentions are people, and stay.
 */
export function withoutMention(text: string, chatType: "single" | "group", name: string): string {
  const own = mentionOf(name).exec(text);
  if (own !== null) return `${text.slice(0, own.index)} ${text.slice(own.index + own[0].length)}`.trim();
  return chatType === "single" ? text : text.replace(/^\s*[@\uff20]\S+\s+/u, "");
}

/** Clients write the spaces of a name, and the one behind it, as they like (U+2005, U+00A0). */
function mentionOf(name: string): RegExp {
  const words = name.trim().split(/\s+/u);
  return new RegExp(`[@\uff20]${words.map((word) => word.replace(SYNTAX, "\\$&")).join("\\s+")}`, "u");
}

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
