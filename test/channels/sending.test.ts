// What a failed call means for the next try: only what was on its way may have arrived.
import { expect, test } from "vitest";
import { sending } from "../../src/channels/wecom-sender.ts";
import { WecomApiError } from "../../src/wecom/api-error.ts";

const NO_ANSWER = { errcode: -1, errclass: "network", hint: "HTTP 503" } as const;

test.each([
  ["message/send", true],
  // No token, nothing sent: a digest that is never risked twice may still go once.
  ["gettoken", undefined],
  // A picture that was not taken is one that nobody has seen.
  ["media/upload", undefined],
  ["aibot_upload_media_chunk", undefined],
])("no answer from %s: may it have arrived? %s", async (path, unclear) => {
  const tried = await sending(() => Promise.reject(new WecomApiError(path, NO_ANSWER)));
  expect(tried).toMatchObject({ outcome: "retry" });
  expect((tried as { unclear?: true }).unclear).toBe(unclear);
});
