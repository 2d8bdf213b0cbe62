// Why the group bot's long connection is not there, in words an admin can act on (wecom.md 3.7).
import type { Lost } from "./aibot-socket.ts";

const WRONG = [40001, 40013];
const WRONG_WORDS =
  ": WECOM_BOT_ID or WECOM_BOT_SECRET is not this bot's (WeCom > 工作台 > 智能机器人 > your bot > API 模式 > 长连接)";

/** A line of the log, of /healthz and of `doctor`. */
export function whyLost(lost: Lost): string {
  switch (lost.why) {
    case "refused":
      return `refused (${lost.errcode})${WRONG.includes(lost.errcode) ? WRONG_WORDS : ""}`;
    case "silent":
      return "lost: two pings went unanswered";
    case "unsubscribed":
      return "lost: WeCom forgot the subscription (846609)";
    case "closed":
      return `lost: ${lost.hint}`;
  }
}
