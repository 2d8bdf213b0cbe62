// Customers in WeChat: who they are, the codes they scan, the first words they read (wecom.md 6.2).
import type { WecomApi } from "./api.ts";
import { WecomApiError } from "./api-error.ts";
import { branch, leaf, list } from "./tree.ts";

export interface ExternalContact {
  /** The nickname; "" where it is hidden. */
  readonly name: string;
  /** Somebody of another company's WeCom; of WeChat else. */
  readonly isColleagueElsewhere: boolean;
  /** "" where none is known: WeChat tells of none. */
  readonly company: string;
  readonly position: string;
  readonly followers: readonly Follower[];
}

/** A member who has them, and what that member has noted. */
export interface Follower {
  readonly userId: string;
  readonly remarkCompany: string;
  /** Typed by the member; WeChat itself tells no number. */
  readonly mobiles: readonly string[];
  readonly state: string;
}

/** Not the member's customer (any more), or nobody at all. */
const NOBODY: readonly number[] = [40096, 84061];

/** Null where there is nobody of that id who is a customer. @throws WecomApiError */
export async function readExternalContact(
  api: WecomApi,
  externalUserId: string,
): Promise<ExternalContact | null> {
  try {
    const answer = await api.get("externalcontact/get", { external_userid: externalUserId });
    const contact = branch(answer, "external_contact");
    return {
      name: leaf(contact, "name"),
      isColleagueElsewhere: leaf(contact, "type") === "2",
      company: leaf(contact, "corp_full_name") || leaf(contact, "corp_name"),
      position: leaf(contact, "position"),
      followers: list(answer, "follow_user").map(toFollower),
    };
  } catch (error) {
    if (error instanceof WecomApiError && NOBODY.includes(error.errcode)) return null;
    throw error;
  }
}

export interface NewContactWay {
  /** At most 100, activated and with the right of 客户联系. */
  readonly userIds: readonly string[];
  /** What events name it by, at most 30 characters. */
  readonly state: string;
}

export interface ContactWay {
  readonly configId: string;
  /** The address of a picture. */
  readonly qrCode: string;
}

/** A code that leads to one of some members without confirmation. Asked twice it makes two. @throws WecomApiError */
export async function addContactWay(api: WecomApi, { userIds, state }: NewContactWay): Promise<ContactWay> {
  const answer = await api.post("externalcontact/add_contact_way", {
    type: userIds.length === 1 ? 1 : 2,
    scene: 2,
    skip_verify: true,
    remark: state,
    state,
    user: userIds,
  });
  return { configId: leaf(answer, "config_id"), qrCode: leaf(answer, "qr_code") };
}

/** Within 20 s of the event, once. @throws WecomApiError */
export async function sendWelcome(
  api: WecomApi,
  { welcomeCode, text }: { readonly welcomeCode: string; readonly text: string },
): Promise<void> {
  await api.post("externalcontact/send_welcome_msg", { welcome_code: welcomeCode, text: { content: text } });
}

function toFollower(entry: unknown): Follower {
  return {
    userId: leaf(entry, "userid"),
    remarkCompany: leaf(entry, "remark_corp_name"),
    mobiles: list(entry, "remark_mobiles").map((mobile) => leaf(mobile)),
    state: leaf(entry, "state"),
  };
}
