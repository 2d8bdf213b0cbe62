// A text of the bot's inside a page: its items and phones are links, and whatever else stands in it is only text.
import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeMarks, linked } from "../../../src/chat/words/escape-html.ts";

test("items lead to their pages and mobile numbers can be called", () => {
  expect(linked("#12 云图科技 13800001111", "/sales")).toBe(
    '<a href="/sales/items/12">#12</a> 云图科技 <a href="tel:13800001111">13800001111</a>',
  );
});

test("what is to be sent stands ready in the line of my day, item and all; what is no such thing is only text", () => {
  const led = (words: string) => `<a href="/sales/?say=${encodeURIComponent(words)}">`;
  expect(linked("先看发「业绩 #12 本月」,再点「确认」", "/sales")).toBe(
    `先看发${led("业绩 #12 本月")}「业绩 #12 本月」</a>,再点「确认」`,
  );
  expect(linked("要分给同事发: 分成 4 我60 @同事40\n好", "/sales")).toBe(
    `要分给同事发: ${led("分成 4 我60 @同事40")}分成 4 我60 @同事40</a>\n好`,
  );
  for (const text of ["发「<b>」", "发「a&b」", "发「」", `发「${"长".repeat(61)}」`])
    expect(linked(text, "")).toBe(escapeMarks(text));
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
    "发「",
    "\ud83d",
    "」",
    "发: ",
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
        const rest = linked(text, "").replace(
          /<a href="(\/items\/\d+|tel:\d{11}|\/\?say=[\w.!~*%-]+)">(#\d+|\d{11}|[^<>&"']+)<\/a>/g,
          "",
        );
        expect(rest).not.toMatch(/[<>"']/);
        expect(rest).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
        expect(escapeMarks(text)).not.toMatch(/[<>"']/);
      },
    ),
  );
});
