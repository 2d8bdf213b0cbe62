// A text of the bot's inside a page: its items and phones are links, and whatever else stands in it is only text.
import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeMarks, linked } from "../../../src/chat/words/escape-html.ts";

test("items lead to their pages and mobile numbers can be called", () => {
  expect(linked("#12 云图科技 13800001111", "/sales")).toBe(
    '<a href="/sales/items/12">#12</a> 云图科技 <a href="tel:13800001111">13800001111</a>',
  );
});

test.each(["#1234567890", "x#12", "138****1111", "2138000011119", "T12"])("%s is neither", (text) => {
  expect(linked(text, "")).toBe(text);
});

test("what was made harmless before is not made so twice", () => {
  expect(linked(escapeMarks("<王总> & '#3'"), "")).toBe(
    '&lt;王总&gt; &amp; &#39;<a href="/items/3">#3</a>&#39;',
  );
});

test("marks that nobody sees, which turn a line around, are gone", () => {
  expect(escapeMarks("a\u202eb\u200bc\u0000d")).toBe("abcd");
});

test("whatever is typed, nothing of it is markup", () => {
  const pieces = fc.constantFrom(
    "<",
    ">",
    '"',
    "'",
    "&",
    "&lt;",
    "&#39;",
    "#12",
    "13800001111",
    "script",
    " ",
    "\n",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((all) => all.join("")),
      ),
      (text) => {
        const rest = linked(text, "").replace(/<a href="(\/items\/\d+|tel:\d{11})">(#\d+|\d{11})<\/a>/g, "");
        expect(rest).not.toMatch(/[<>"']/);
        expect(rest).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
        expect(escapeMarks(text)).not.toMatch(/[<>"']/);
      },
    ),
  );
});
