// The ways out, chosen by what is configured and bound: to a person, to a group's webhook, to a group the app made.
import type { Database } from "../db/database.ts";
import type { OutboxRow } from "../db/schema/outbox.ts";
import { buttonCard } from "./channels/button-card.ts";
import { sendToAppGroup, sendToGroupWebhook, sendToMember, settleCard } from "./channels/wecom-sender.ts";
import { noticeTask } from "./domain/button.ts";
import type { DepartmentGroup } from "./domain/groups.ts";
import type { Delivered, Outgoing } from "./push/deliver.ts";
import { type Way, wayOf } from "./push/lanes.ts";
import type { WecomApi } from "./wecom/api.ts";
import type { ApiEndpoint } from "./wecom/api-request.ts";
import type { NewGroup } from "./wecom/app-messages.ts";

export interface WaysOut {
  readonly endpoint: () => ApiEndpoint;
  /** Null where no self-built app is configured. */
  readonly api: () => WecomApi | null;
  readonly database: Database;
}

export interface Ways {
  send(message: Outgoing): Promise<Delivered>;
  /** By what a row leaves: departments that share a webhook share its limits. */
  wayOf(row: OutboxRow): Promise<Way>;
}

const NO_APP: Delivered = {
  outcome: "failed",
  error: "(no-app) no self-built app is configured to send with",
};
const NO_BOT: Delivered = { outcome: "failed", error: "(no-bot) no group bot is connected to post with" };
const NO_GROUP: Delivered = { outcome: "failed", error: "(no-group) the department has no group any more" };

export function createWays({ endpoint, api, database }: WaysOut): Ways {
  return { send, wayOf: boundWayOf };

  async function send(message: Outgoing): Promise<Delivered> {
    const { toKind, toId, text, markdown, buttons } = message;
    const app = api();
    if (toKind === "member") {
      const card = buttonCard({ text, buttons, taskId: noticeTask(message) });
      return app === null ? NO_APP : sendToMember(app, { userId: toId, text, card });
    }
    if (toKind === "card")
      return app === null
        ? NO_APP
        : settleCard(app, { userId: toId, responseCode: message.responseCode ?? "", words: text });
    if (toKind === "chat") return NO_BOT;
    const group = await groupOf({ toKind, toId });
    if (group === null) return NO_GROUP;
    if (group.way === "webhook") return sendToGroupWebhook(endpoint(), { key: group.address, markdown });
    if (app === null) return NO_APP;
    return sendToAppGroup(app, { chatId: group.address, markdown, group: () => asMade(group) });
  }

  async function boundWayOf(row: OutboxRow): Promise<Way> {
    if (["member", "card", "chat"].includes(row.toKind)) return wayOf(row);
    const group = await groupOf(row);
    if (group === null) return wayOf(row);
    const receiver = `${group.way}/${group.address}`;
    return { lane: group.way === "appchat" ? group.way : receiver, receiver };
  }

  function groupOf({ toKind, toId }: Pick<OutboxRow, "toKind" | "toId">): Promise<DepartmentGroup | null> {
    const audience = toKind === "managers" ? "managers" : "sales";
    return database.read((store) => store.groups.of(Number(toId), audience));
  }

  /** The people of the department and whoever leads it; of its managers' group only those who lead. */
  async function asMade({ departmentId, audience, address, by }: DepartmentGroup): Promise<NewGroup> {
    return database.read(async ({ people, org }) => {
      const department = await people.department(departmentId);
      const userIds = await org.around(departmentId, audience);
      return {
        name: [...(department?.name ?? address)].slice(0, 50).join(""),
        ownerId: userIds.includes(by) ? by : (userIds[0] ?? by),
        userIds,
        chatId: address,
      };
    });
  }
}
