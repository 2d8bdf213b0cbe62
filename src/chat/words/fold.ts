// The one rule of white space in templates: what begins at the margin begins a line, what is indented goes on with it.

const TAGS_ALONE = /^\s*(?:\{%(?!-?\s*render\b)(?:(?!%\}).)*%\}\s*)+$/;

/**
 * Lets a template be laid out for whoever reads it. A line
 * - at the margin begins a line of the answer: the line break is said where it stands, inside the tags around it;
 * - that is indented goes on with the line above, with nothing between; a space wanted there is written `{{ " " }}`;
 * - of tags alone (`if`, `else`, `for`, `endif` …, not `render`) leaves nothing behind, wherever it begins;
 * - that is empty stays empty.
 * The first line breaks nothing. White space at the end of a line never counts. Done once, when the file is loaded.
 */
export function fold(source: string): string {
  return source
    .split("\n")
    .map((line, index) => {
      if (TAGS_ALONE.test(line)) return line.trim();
      if (/^[ \t]+\S/.test(line)) return line.trim();
      return `${index === 0 ? "" : "\n"}${line.trimEnd()}`;
    })
    .join("");
}
