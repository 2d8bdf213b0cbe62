// What reaches groups: the webhook of a group, and the groups the app made itself (wecom.md 4.6, 4.7).
import type { ApiAnswer, Fields } from "./api-answer.ts";
import { failed, fieldsOf, ok, textOf, textsOf } from "./api-answer.ts";
import { BOT, type Chats, groupChat, type MessageBody } from "./chats.ts";
import type { Company } from "./company.ts";
import { findMember } from "./company.ts";
import { APPCHAT_CONTENT, readContent, readMedium, WEBHOOK_CONTENT } from "./content.ts";
import type { Groups } from "./groups.ts";
import { createRate } from "./rate.ts";
import type { SentFiles } from "./sent-files.ts";

const PER_WEBHOOK_AND_MINUTE = 20;
const CHAT_ID = /^[0-9a-zA-Z]{1,32}$/;

export interface GroupApi {
  webhook(key: string, request: Fields): ApiAnswer;
  createChat(request: Fields): ApiAnswer;
  sendToChat(request: Fields): ApiAnswer;
  getChat(chatId: string): ApiAnswer;
}

export function createGroupApi(parts: {
  readonly company: Company;
  readonly groups: Groups;
  readonly chats: Chats;
  readonly files: SentFiles;
  readonly now: () => number;
}): GroupApi {
  const { company, groups, chats, files, now } = parts;
  const rate = createRate(PER_WEBHOOK_AND_MINUTE, now);
  // Only groups made here can be written to by the app; those made by hand cannot be addressed.
  const own = new Map<string, string>();

  return {
    webhook(key, request) {
      const content = readContent(request, WEBHOOK_CONTENT);
      const group = groups.ofKey(key);
      if (group === undefined) return failed(93000, "invalid webhook url");
      if ("refusal" in content) return content.refusal;
      if (!rate.passes(key)) return failed(45009, "api freq out of limit");
      chats.append(groupChat(group.id), BOT, withMentions(content.body, request));
      return ok();
    },

    createChat(request) {
      const members = textsOf(request["userlist"]).map((userId) => findMember(company, userId));
      if (members.length < 2 || members.length > 2000) return failed(86006, "invalid member count");
      if (members.some((member) => member?.status !== 1)) return failed(86216, "invalid member");
      const id = textOf(request["chatid"]) || `wrApp${groups.all().length + 1}`;
      if (!CHAT_ID.test(id)) return failed(86001, "invalid chatid");
      if (groups.find(id) !== undefined) return failed(86215, "chatid exists");
      const userIds = members.flatMap((member) => (member === undefined ? [] : [member.userId]));
      own.set(id, textOf(request["owner"]) || (userIds[0] ?? ""));
      groups.add({ id, name: textOf(request["name"]).slice(0, 50) || id, key: "", members: userIds });
      return ok({ chatid: id });
    },

    sendToChat(request) {
      const id = textOf(request["chatid"]);
      if (id === "") return failed(86003, "chatid missing");
      if (!own.has(id))
        return failed(groups.find(id) === undefined ? 86001 : 86008, "chat not created by this app");
      const content = readMedium(request, files) ?? readContent(request, APPCHAT_CONTENT);
      if ("refusal" in content) return content.refusal;
      chats.append(groupChat(id), BOT, withMentions(content.body, request));
      return ok();
    },

    getChat(chatId) {
      const group = groups.find(chatId);
      if (group === undefined || !own.has(chatId)) return failed(86001, "invalid chatid");
      const { id, name, members } = group;
      return ok({ chat_info: { chatid: id, name, owner: own.get(id), userlist: members, chat_type: 0 } });
    },
  };
}

// The client shows the members named beside a text as mentions at its end.
function withMentions(body: MessageBody, request: Fields): MessageBody {
  const mentioned = textsOf(fieldsOf(request["text"])["mentioned_list"]);
  if (body.kind !== "text" || mentioned.length === 0) return body;
  return { kind: "text", text: `${body.text}\n${mentioned.map((userId) => `<@${userId}>`).join(" ")}` };
}
