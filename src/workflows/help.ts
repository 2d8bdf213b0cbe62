// What somebody mostly comes for, by role, the rest behind 更多: asked for by 帮助, and by whoever wants to begin.
import type { Saying, Scene } from "../chat/command.ts";
import { groupedBy } from "../domain/grouped.ts";
import { callingOf } from "../domain/people/calling.ts";

/** All commands by section, in the order of the help. */
export function sectionsOf(commands: Scene<unknown>["commands"]) {
  return [...groupedBy(commands, ({ section }) => section)].map(([name, entries]) => ({ name, entries }));
}

/** What the whole list is worded from: what is for heads or the admin alone is only named to others. */
export function allOf({ actor, commands }: Pick<Scene<unknown>, "actor" | "commands">) {
  const { leads, roles } = actor;
  return { sections: sectionsOf(commands), leads: leads.length > 0, admin: roles.has("admin") };
}

export async function helpFor({
  actor,
  chat,
  commands,
  store,
}: Pick<Scene<unknown>, "actor" | "chat" | "commands" | "store">): Promise<Saying> {
  // Examples name a customer of one's own, where there is one.
  const [own] = await store.items.ownedBy(actor.userId);
  return {
    words: "commands/help",
    block: `for-${callingOf(actor)}`,
    values: {
      name: actor.name,
      no: own?.no ?? 12,
      brief: chat.kind === "group",
      ...allOf({ actor, commands }),
    },
    more: "all",
  };
}
