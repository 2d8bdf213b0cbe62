import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../../src/chat/words/fold.ts";

describe("the white space of a template", () => {
  const layouts: readonly [name: string, source: string, folded: string][] = [
    ["a line at the margin begins a line of the answer", "一\n二", "一\n二"],
    ["an indented line goes on with the line above", "一\n  二\n\t三", "一二三"],
    ["a space before an indented line is said", '一\n  {{ " " }}二', '一{{ " " }}二'],
    ["an empty line stays empty", "一\n\n二\n   \n三", "一\n\n二\n\n三"],
    ["white space at the end of a line never counts", "一  \n  二\t\n三 ", "一二\n三"],
    [
      "a line of tags alone leaves nothing behind",
      "一\n{% if a %}\n二\n{% endif %}\n三",
      "一{% if a %}\n二{% endif %}\n三",
    ],
    [
      "it leaves nothing behind where it is indented",
      "一\n  {% if a %}{% for b in c %}\n二",
      "一{% if a %}{% for b in c %}\n二",
    ],
    [
      "the break is inside the tags that stand above",
      "{% for a in b %}\n一\n{% endfor %}",
      "{% for a in b %}\n一{% endfor %}",
    ],
    [
      "the break is before the tag a line begins with",
      "一\n{% if a %}二{% endif %}",
      "一\n{% if a %}二{% endif %}",
    ],
    [
      "a branch goes on where it is indented",
      "一\n  {% if a %}二\n  {% else %}三\n  {% endif %}",
      "一{% if a %}二{% else %}三{% endif %}",
    ],
    [
      "what a partial says is no tag",
      '一\n{% render "line" %}\n{%- render "line" %}',
      '一\n{% render "line" %}\n{%- render "line" %}',
    ],
    ["a value alone is no tag", "一\n{{ a }}", "一\n{{ a }}"],
  ];
  it.each(layouts)("%s", (_, source, folded) => {
    expect(fold(source)).toBe(folded);
  });

  it("says the same wherever a line is gone on with", () => {
    const piece = fc.constantFrom(
      "客户",
      "{{ item.no }}",
      "{% if a %}",
      "{% else %}",
      "{% endif %}",
      '{% render "line" %}',
    );
    const gap = fc.constantFrom("", "\n  ", "\n\t", " \n    ");
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, piece), { minLength: 1 }), (parts) => {
        const laidOut = parts.map(([before, text], index) => (index === 0 ? text : before + text)).join("");
        expect(fold(laidOut)).toBe(parts.map(([, text]) => text).join(""));
      }),
    );
  });

  it("leaves alone what was folded, unless its tags stand alone", () => {
    const line = fc.constantFrom("客户", "{{ item.no }} {% if a %}急{% endif %}", '{% render "line" %}', "");
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(fold(lines.join("\n"))).toBe(lines.join("\n"));
      }),
    );
  });
});
