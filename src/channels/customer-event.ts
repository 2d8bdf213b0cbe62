// What a callback tells of a customer in WeChat, in our words (wecom.md 6.1; 获客助手: d/97299, d/101359).
import type { CustomerEvent } from "../chat/message.ts";
import type { AppMessage } from "../wecom/xml-message.ts";

const CHANGES: Readonly<Record<string, CustomerEvent["kind"]>> = {
  add_external_contact: "added",
  add_half_external_contact: "half-added",
  del_external_contact: "deleted-by-member",
  del_follow_user: "deleted-by-customer",
};
const ACQUISITIONS: Readonly<Record<string, CustomerEvent["kind"]>> = {
  open_profile: "opened",
  friend_request: "requested",
  customer_start_chat: "wrote",
  message_from_customer: "wrote-again",
};

/** Null for everything else, and for a change that names no pair of member and customer. */
export function customerEventIn(message: AppMessage): CustomerEvent | null {
  if (message.type !== "event") return null;
  if (message.event === "change_external_contact") {
    const kind = CHANGES[message.changeType];
    const { userId: memberId, externalUserId, state, welcomeCode } = message;
    if (kind === undefined || memberId === "" || externalUserId === "") return null;
    return { kind, memberId, externalUserId, state, welcomeCode, linkId: "" };
  }
  if (message.event !== "customer_acquisition") return null;
  const kind = ACQUISITIONS[message.changeType];
  const { userId: memberId, externalUserId, state, linkId } = message;
  return kind === undefined ? null : { kind, memberId, externalUserId, state, linkId, welcomeCode: "" };
}
