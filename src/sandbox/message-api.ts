// message/send and message/update_template_card: what the app says to single members (wecom.md 4.2, 4.5).
import type { ApiAnswer, Fields } from "./api-answer.ts";
import { failed, fieldsOf, ok, textOf, textsOf } from "./api-answer.ts";
import { BOT, type Chats, type MessageBody, singleChat } from "./chats.ts";
import type { Company } from "./company.ts";
import { findMember, withSubdepartments } from "./company.ts";
import { APP_CONTENT, readContent, readMedium } from "./content.ts";
import { createRate } from "./rate.ts";
import type { SentCards } from "./sent-cards.ts";
import type { SentFiles } from "./sent-files.ts";

/** WeCom drops what is beyond this without a word (d/90312). */
const PER_MEMBER_AND_MINUTE = 30;
const DUPLICATE_SECONDS = 1800;

export interface MessageApi {
  send(request: Fields): ApiAnswer;
  updateCard(request: Fields): ApiAnswer;
}

export function createMessageApi(parts: {
  readonly agentId: number;
  readonly company: Company;
  readonly chats: Chats;
  readonly cards: SentCards;
  readonly files: SentFiles;
  readonly now: () => number;
}): MessageApi {
  const { agentId, company, chats, cards, files, now } = parts;
  const rate = createRate(PER_MEMBER_AND_MINUTE, now);
  const earlier = new Map<string, { readonly until: number; readonly answer: ApiAnswer }>();
  const taskIds = new Set<string>();
  let sent = 0;

  function agentRefusal(request: Fields): ApiAnswer | null {
    const given = request["agentid"];
    if (given === undefined) return failed(41011, "agentid missing");
    if (!Number.isInteger(given)) return failed(40056, "invalid agentid");
    return given === agentId ? null : failed(301002, "not allowed to operate another agent");
  }

  /** Null for a request that has not been seen; else what it was answered the first time. */
  function duplicate(request: Fields): ApiAnswer | null {
    const known = earlier.get(JSON.stringify(request));
    return known !== undefined && known.until > now() ? known.answer : null;
  }

  function remember(request: Fields, answer: ApiAnswer): void {
    if (request["enable_duplicate_check"] !== 1) return;
    const seconds = Number(request["duplicate_check_interval"] ?? DUPLICATE_SECONDS);
    earlier.set(JSON.stringify(request), { until: now() + seconds * 1000, answer });
  }

  function taskIdRefusal(body: MessageBody): ApiAnswer | null {
    const taskId = body.kind === "card" ? textOf(body.card["task_id"]) : "";
    if (taskId === "") return null;
    if (taskIds.has(taskId)) return failed(42014, "task_id repeated");
    taskIds.add(taskId);
    return null;
  }

  return {
    send(request) {
      const refusal = agentRefusal(request);
      if (refusal !== null) return refusal;
      const known = duplicate(request);
      if (known !== null) return known;
      const content = readMedium(request, files) ?? readContent(request, APP_CONTENT);
      if ("refusal" in content) return content.refusal;
      const to = readReceivers(request, company);
      if (to === null) return failed(82001, "no recipient");
      if (to.valid.length === 0) return { ...failed(81013, "all recipients invalid"), ...to.invalid };
      const taken = taskIdRefusal(content.body);
      if (taken !== null) return taken;
      const ids = to.valid
        .filter((userId) => rate.passes(userId))
        .map((userId) => chats.append(singleChat(userId), BOT, content.body).id);
      sent += 1;
      const msgid = `sandbox-msg-${now()}-${sent}`;
      const code = content.body.kind === "card" ? { response_code: cards.issue(ids) } : {};
      const answer = ok({ ...to.invalid, msgid, ...code });
      remember(request, answer);
      return answer;
    },

    updateCard(request) {
      const refusal = agentRefusal(request);
      if (refusal !== null) return refusal;
      const ids = cards.redeem(textOf(request["response_code"]));
      if (ids === null) return failed(60140, "invalid response_code");
      const wanted = textsOf(request["userids"]).map((userId) => findMember(company, userId)?.userId);
      const chatsWanted = wanted.map((userId) => singleChat(userId ?? ""));
      const name = textOf(fieldsOf(request["button"])["replace_name"]);
      for (const id of ids) {
        const chat = chats.find(id)?.chat ?? "";
        if (request["atall"] !== 1 && !chatsWanted.includes(chat)) continue;
        if (name !== "") cards.replaceButtons(id, name);
        else cards.show(id, fieldsOf(request["template_card"]));
      }
      return ok({
        invaliduser: textsOf(request["userids"]).filter((_, index) => wanted[index] === undefined),
      });
    },
  };
}

interface Receivers {
  /** In the directory's spelling, each once. */
  readonly valid: readonly string[];
  /** The three fields of the answer; userids come back in lower case. */
  readonly invalid: Fields;
}

/** Null when nobody is named at all. */
function readReceivers(request: Fields, company: Company): Receivers | null {
  const [users, parties, tags] = ["touser", "toparty", "totag"].map((field) =>
    textOf(request[field])
      .split("|")
      .filter((one) => one !== ""),
  ) as [string[], string[], string[]];
  if (users.length + parties.length + tags.length === 0) return null;
  const active = company.members.filter((member) => member.status === 1);
  const valid = new Set<string>();
  const unknownUsers: string[] = [];
  for (const user of users) {
    const member = findMember(company, user);
    if (user === "@all") for (const one of active) valid.add(one.userId);
    else if (member?.status === 1) valid.add(member.userId);
    else unknownUsers.push(user.toLowerCase());
  }
  const knownParty = (id: string): boolean => company.departments.some((one) => String(one.id) === id);
  for (const party of parties.filter(knownParty)) {
    const ids = withSubdepartments(company, Number(party));
    for (const one of active) if (ids.includes(one.departmentId)) valid.add(one.userId);
  }
  return {
    valid: [...valid],
    invalid: {
      invaliduser: unknownUsers.join("|"),
      invalidparty: parties.filter((id) => !knownParty(id)).join("|"),
      invalidtag: tags.join("|"),
      unlicenseduser: "",
    },
  };
}
