// The parts of the documents that are made from what the program knows: COMMANDS.md, and the variables in both READMEs, the dependencies.
import type { Entry } from "../../src/chat/command.ts";
import { loadRegistry } from "../../src/chat/understand/registry.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { VARIABLES } from "../../src/config-variables.ts";
import { dependencyTable } from "./licences.ts";

const templates = loadTemplates("templates");
const { entries } = await loadRegistry(templates);

/** A part that stands between `<!-- name -->` and `<!-- /name -->`. */
export interface Generated {
  readonly file: string;
  readonly name: string;
  readonly text: string;
}

export const generated: readonly Generated[] = [
  { file: "COMMANDS.md", name: "commands", text: commands() },
  { file: "DEPENDENCIES.md", name: "dependencies", text: dependencyTable() },
  { file: "README.md", name: "variables", text: variables("en") },
  { file: "README.zh-CN.md", name: "variables", text: variables("zh") },
];

/** What stands there now; null where the marks are missing. */
export function partOf(document: string, name: string): string | null {
  return new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)\n<!-- /${name} -->`).exec(document)?.[1] ?? null;
}

export function withPart(document: string, { name, text }: Pick<Generated, "name" | "text">): string {
  return document.replace(
    new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(\n<!-- /${name} -->)`),
    (_, before: string, after: string) => `${before}${text}${after}`,
  );
}

/** A table a section, in the order of the help. */
function commands(): string {
  const sections = [...new Set(entries.map(({ section }) => section))];
  return sections
    .map((section) => {
      const rows = entries.filter((entry) => entry.section === section).map(row);
      return [
        `## ${section}`,
        "",
        "| 命令 command | 例子 example | 作用 effect |",
        "| --- | --- | --- |",
        ...rows,
      ].join("\n");
    })
    .join("\n\n");
}

function row({ words: [first, ...aliases], examples, about }: Entry): string {
  const words = aliases.length === 0 ? `${first}` : `${first} (${aliases.join(", ")})`;
  return `| ${words} | ${examples.map((example) => `\`${example}\``).join(" · ")} | ${about} |`;
}

function variables(language: "en" | "zh"): string {
  const chinese = templates.header("variables");
  const rows = Object.entries(VARIABLES).map(([name, { meaning, fallback }]) => {
    const told = language === "en" ? meaning : chinese[name];
    if (told === undefined) throw new Error(`templates/variables.md says nothing of ${name}`);
    const unset =
      fallback === "" ? "" : language === "en" ? fallback : (chinese[`${name}-default`] ?? fallback);
    return `| \`${name}\` | ${unset} | ${told} |`;
  });
  const head = language === "en" ? "| variable | default | meaning |" : "| 变量 | 默认 | 含义 |";
  return [head, "| --- | --- | --- |", ...rows].join("\n");
}
