// WeCom's calls about customers in WeChat: who they are, the codes they scan, the welcome (wecom.md 6.2).
import { type ApiAnswer, type Fields, failed, fieldsOf, ok, textOf, textsOf } from "./api-answer.ts";
import { type Company, findMember } from "./company.ts";
import type { Customers } from "./customers.ts";

const WELCOME_MS = 20_000;
const LONGEST_STATE = 30;
const MOST_BYTES = 4000;

export interface CustomerApi {
  get(externalUserId: string): ApiAnswer;
  addContactWay(request: Fields): ApiAnswer;
  sendWelcome(request: Fields): ApiAnswer;
}

export function createCustomerApi(parts: {
  readonly company: Company;
  readonly customers: Customers;
  /** Where the page is. */
  readonly pageUrl: () => string;
  readonly now: () => number;
}): CustomerApi {
  const { company, customers, pageUrl, now } = parts;
  return {
    get(externalUserId) {
      const found = customers.find(externalUserId);
      if (found === undefined) return failed(84061, "not external contact");
      return ok({
        external_contact: { external_userid: found.id, name: found.name, type: 1, avatar: "", gender: 0 },
        follow_user: [
          {
            userid: found.memberId,
            remark: found.name,
            description: "",
            createtime: Math.floor(found.addedAt / 1000),
            tags: [],
            remark_mobiles: [],
            add_way: 1,
            state: found.state,
          },
        ],
      });
    },
    addContactWay(request) {
      const userIds = textsOf(request["user"]);
      const state = textOf(request["state"]);
      if (userIds.length === 0 || (request["type"] === 1 && userIds.length !== 1))
        return failed(40058, "invalid user");
      if ([...state].length > LONGEST_STATE) return failed(40058, "state too long");
      const members = userIds.map((userId) => findMember(company, userId));
      if (members.some((member) => member?.status !== 1)) return failed(41054, "user not activated");
      const { configId } = customers.addWay({ state, userIds });
      return ok({ config_id: configId, qr_code: `${pageUrl()}#scan=${encodeURIComponent(state)}` });
    },
    sendWelcome(request) {
      const found = customers.byWelcomeCode(textOf(request["welcome_code"]));
      const content = textOf(fieldsOf(request["text"])["content"]);
      if (found === undefined || now() - found.addedAt > WELCOME_MS)
        return failed(41050, "welcome_code expired");
      if (found.welcome !== null || found.wrote > 0) return failed(41051, "chat already began");
      if (content === "" || Buffer.byteLength(content) > MOST_BYTES) return failed(40058, "invalid content");
      customers.change(found.id, { welcome: content });
      return ok();
    },
  };
}
