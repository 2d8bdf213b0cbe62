// What a package says it will drop fails the run that raises it, not the version that drops it.
import { expect, test } from "vitest";

test("a deprecation is an error wherever tests run", () => {
  expect(process.throwDeprecation).toBe(true);
});
