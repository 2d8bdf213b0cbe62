// What one person sees in their chat client: the people, their chats, the messages.
import type { ChatMessage, Chats } from "./chats.ts";
import { groupChat, singleChat } from "./chats.ts";
import type { Company, Member } from "./company.ts";
import { findMember } from "./company.ts";
import type { Groups } from "./groups.ts";

interface ChatView {
  readonly id: string;
  readonly kind: "single" | "group";
  /** Of a group; the single chat bears the bot's name. */
  readonly name: string;
  readonly memberCount: number;
  /** The userids of a group's members, whom one may mention there. */
  readonly members: readonly string[];
  readonly last: ChatMessage | null;
  readonly unread: number;
}

export interface StateView {
  readonly now: number;
  readonly botName: string;
  readonly departments: readonly { readonly name: string; readonly members: readonly Member[] }[];
  /** Everybody's single chat has unread messages of the bot: how many, by userid. */
  readonly waiting: Readonly<Record<string, number>>;
  /** The person's own, newest first; empty while nobody is chosen. */
  readonly chats: readonly ChatView[];
}

export function viewState(parts: {
  readonly company: Company;
  readonly groups: Groups;
  readonly chats: Chats;
  readonly botName: string;
  readonly now: number;
  /** Userid of the person who looks, if one is chosen. */
  readonly as: string | undefined;
}): StateView {
  const { company, chats, botName, now, as } = parts;
  const person = as === undefined ? undefined : findMember(company, as);
  const departments = company.departments
    .map(({ id, name }) => ({ name, members: company.members.filter((one) => one.departmentId === id) }))
    .filter(({ members }) => members.length > 0);
  const waiting = Object.fromEntries(
    company.members.map(({ userId }) => [userId, chats.unread(userId, singleChat(userId))]),
  );
  const own = person === undefined ? [] : chatsOf(person, parts);
  return { now, botName, departments, waiting, chats: own };
}

/** True when a person is in a chat: their own single chat, or a group they are a member of. */
export function isInChat(person: Member, chat: string, groups: Groups): boolean {
  if (chat === singleChat(person.userId)) return true;
  return groups.all().some((group) => groupChat(group.id) === chat && group.members.includes(person.userId));
}

function chatsOf(
  person: Member,
  parts: { readonly groups: Groups; readonly chats: Chats; readonly botName: string },
): readonly ChatView[] {
  const { groups, chats, botName } = parts;
  const view = (id: string, name: string, inIt: readonly string[]): ChatView => ({
    id,
    kind: inIt.length === 0 ? "single" : "group",
    name,
    memberCount: inIt.length,
    members: inIt,
    last: chats.of(id).at(-1) ?? null,
    unread: chats.unread(person.userId, id),
  });
  const inGroups = groups
    .all()
    .filter((group) => group.members.includes(person.userId))
    .map((group) => view(groupChat(group.id), group.name, group.members));
  const newestFirst = (a: ChatView, b: ChatView): number => (b.last?.id ?? 0) - (a.last?.id ?? 0);
  return [view(singleChat(person.userId), botName, []), ...inGroups.sort(newestFirst)];
}
