// Where a login leads back to: a page of ours, whatever somebody wrote into the link.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createAttempts } from "../../src/web/attempts.ts";
import { ownPath, showing } from "../../src/web/own-path.ts";

test.each([
  ["/", "/"],
  ["/items/12", "/items/12"],
  ["/pool?page=2", "/pool?page=2"],
  ["/search?q=%E4%BA%91%E5%9B%BE", "/search?q=%E4%BA%91%E5%9B%BE"],
  ["/board?department=3&show=stuck", "/board?department=3&show=stuck"],
  ["/targets", "/targets"],
  ["/fund?month=2026-02", "/fund?month=2026-02"],
  ["/log", "/log"],
  ["/board/../login", "/"],
  ["", "/"],
  ["items/12", "/"],
  ["//evil.example/items/12", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/items/12/../../login", "/"],
  ["/logout", "/"],
  ["/sandbox", "/"],
  ["/items/1\r\nset-cookie: a=b", "/"],
])("%j leads to %j", (given, path) => {
  expect(ownPath(given)).toBe(path);
});

test("whatever it is made of, a browser stays on our pages", () => {
  const pieces = fc.constantFrom(
    "/",
    "\\",
    "//",
    "..",
    "items",
    "12",
    "?",
    "#",
    "@",
    ":",
    "evil.example",
    "\t",
    "%2f",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.array(pieces).map((all) => all.join("")),
      ),
      (given) => {
        const address = new URL(ownPath(given), "https://ours.example");
        expect(address.origin).toBe("https://ours.example");
        expect(address.pathname).toMatch(/^\/($|items\/\d+$|pool$|search$)/);
      },
    ),
  );
});

test("what was answered is shown on the same page, once", () => {
  expect(showing("/items/12", "k1")).toBe("/items/12?said=k1");
  expect(showing("/pool?page=2&said=k0", "k1")).toBe("/pool?page=2&said=k1");
});

test("so many in so long, each key for itself", () => {
  let now = 0;
  const attempts = createAttempts({ most: 3, withinMs: 100, now: () => now });
  for (const at of [0, 10, 20]) {
    now = at;
    expect(attempts.blockedUntil("a")).toBeNull();
    attempts.count("a");
  }
  expect(attempts.blockedUntil("a")).toBe(100);
  expect(attempts.blockedUntil("b")).toBeNull();
  now = 101;
  expect(attempts.blockedUntil("a")).toBeNull();
});
