// Why a message was not delivered, read from what is kept beside it.
import { expect, test } from "vitest";
import { causeOf } from "../../../src/domain/messages/unsent.ts";

test.each([
  [
    "message/send: errcode 60020 (configuration) not allow to access from your ip, hint: [17], from ip: 203.0.113.9, more info",
    { errcode: 60020, kind: "configuration", address: "203.0.113.9" },
  ],
  ["webhook/send: errcode -1 (network) timeout", { errcode: null, kind: "network", address: null }],
  ["(unclear) message/send: errcode -1 (network) timeout", { errcode: null, kind: "network", address: null }],
  ["(no-app) no self-built app", { errcode: null, kind: "no-app", address: null }],
  ["(unclear) nobody knows whether it arrived", { errcode: null, kind: "unclear", address: null }],
  ["whatever else", { errcode: null, kind: null, address: null }],
])("%s", (reason, cause) => {
  expect(causeOf(reason)).toEqual(cause);
});
