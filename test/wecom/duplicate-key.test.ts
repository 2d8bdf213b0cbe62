import { expect, it } from "vitest";
import { duplicateKey } from "../../src/wecom/duplicate-key.ts";

it("is the message's own id, whatever else differs", () => {
  expect(duplicateKey("4561255354251345929", "<xml>1</xml>")).toBe("4561255354251345929");
  expect(duplicateKey("CAIQ16HMjQYY/NGagIOAgAMgq4KM0AI=", "{}")).toBe("CAIQ16HMjQYY/NGagIOAgAMgq4KM0AI=");
});

it("is a hash of the body for an event, so that two of the same second stay two", () => {
  const key = duplicateKey("", "<xml><UserID>a</UserID></xml>");
  expect(key).toMatch(/^sha256-[0-9a-f]{40}$/);
  expect(duplicateKey(undefined, "<xml><UserID>a</UserID></xml>")).toBe(key);
  expect(duplicateKey("", "<xml><UserID>b</UserID></xml>")).not.toBe(key);
});

it("does not grow with an endless id", () => {
  expect(duplicateKey("1".repeat(60_000), "{}")).toHaveLength(47);
});
