// What operators hear of each message that was handed to WeCom: a count by errcode, a line with its trace.
import type { OutboxRow } from "../../db/schema/outbox.ts";
import { errcodeMeaning } from "../chat/words/errcodes.ts";
import { causeOf } from "../domain/messages/unsent.ts";
import type { Delivered } from "../push/delivered.ts";
import { classOf } from "../wecom/api-error.ts";
import { whatToDo } from "../wecom/why-unread.ts";
import type { Ground } from "./ground.ts";
import { traceOf } from "./trace.ts";

export function toldOfSends({ log, metrics, templates }: Pick<Ground, "log" | "metrics" | "templates">) {
  const meaning = errcodeMeaning(templates);
  return (result: Delivered, row: OutboxRow): void => {
    const { outcome } = result;
    metrics.delivered(outcome, codeOf(result));
    const facts = { trace: traceOf(row.key), outcome, key: row.key, attempts: row.attempts + 1 };
    if (outcome === "sent") {
      log.info(facts, "delivered");
      return;
    }
    const { error } = result;
    log.warn({ ...facts, error, ...whatToDo(meaning, causeOf(error).errcode) }, "not delivered");
  };
}

/** WeCom's number where wecom.md 4.12 has it, else the kind of the failure; so the label has a fixed set of values. */
function codeOf(result: Delivered): string {
  if (result.outcome === "sent") return "0";
  const { errcode, kind } = causeOf(result.error);
  if (errcode === null) return kind ?? "other";
  return classOf(errcode) === "other" ? "other" : String(errcode);
}
