// Where the bot's messages land while the clock is turned: so that the page can say where to look.
import { BOT, type Chats, groupChat, singleChat } from "./chats.ts";
import type { Company } from "./company.ts";
import type { Groups } from "./groups.ts";

export interface Landed {
  readonly chat: string;
  /** The person's whose single chat it is, or the group's. */
  readonly name: string;
  /** Who can open it, by userid. */
  readonly readers: readonly string[];
  readonly count: number;
}

export interface Landing {
  begin(): void;
  end(): void;
  /** In between, most first. */
  landed(): readonly Landed[];
}

export function createLanding(parts: {
  readonly company: Company;
  readonly groups: Groups;
  readonly chats: Chats;
}): Landing {
  const { company, groups, chats } = parts;
  const counts = new Map<string, Set<number>>();
  let stop: () => void = () => undefined;
  return {
    begin() {
      stop = chats.subscribe(({ id, chat, from }) => {
        if (from === BOT) counts.set(chat, (counts.get(chat) ?? new Set()).add(id));
      });
    },
    end: () => stop(),
    landed() {
      const people = company.members.map(({ userId, name }) => ({
        chat: singleChat(userId),
        name,
        readers: [userId],
      }));
      const rooms = groups
        .all()
        .map(({ id, name, members }) => ({ chat: groupChat(id), name, readers: members }));
      return [...people, ...rooms]
        .map((place) => ({ ...place, count: counts.get(place.chat)?.size ?? 0 }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count);
    },
  };
}
