// `@商机助手 领取 12` in a group is the text `领取 12` (wecom.md 3.2): the name is plain characters, and may hold spaces.

/**
 * Takes the bot's own mention out, wherever it stands; in a group where the configured name is not there (the bot was
 * renamed), the mention at the very beginning. Other mentions are people, and stay.
 */
export function withoutMention(text: string, chatType: "single" | "group", name: string): string {
  for (const mention of [`@${name}`, `\uff20${name}`]) {
    const at = text.indexOf(mention);
    if (at >= 0) return `${text.slice(0, at)} ${text.slice(at + mention.length)}`.trim();
  }
  return chatType === "single" ? text : text.replace(/^\s*[@\uff20]\S+\s+/u, "");
}
