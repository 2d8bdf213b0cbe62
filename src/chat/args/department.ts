// A department by its name, at the beginning of the words: 华东一部, 绑定群 华东一部 https://…
import type { Department } from "../../domain/people/people.ts";
import type { Arg } from "../arg.ts";
import { readAudience } from "../read/audience.ts";
import { UsageError } from "../usage-error.ts";

/** The department the words begin with; null where they begin with none. */
export function departmentIfNamedArg(): Arg<Department | null> {
  return {
    async take(text, { store }) {
      const said = text.trim();
      const longest = beginning(said, await store.people.departments());
      return { value: longest, rest: longest === null ? said : said.slice(longest.name.length).trim() };
    },
  };
}

export function departmentArg(): Arg<Department> {
  return {
    async take(text, { store }) {
      const said = text.trim();
      if (said === "") throw new UsageError("missing-department");
      const longest = beginning(said, await store.people.departments());
      if (longest === null) throw new UsageError("no-such-department", { name: said.split(/\s/)[0] ?? said });
      return { value: longest, rest: said.slice(longest.name.length).trim() };
    },
  };
}

function beginning(said: string, departments: readonly Department[]): Department | null {
  const named = departments.filter(({ name }) => said.startsWith(name));
  return named.sort((a, b) => b.name.length - a.name.length)[0] ?? null;
}

/** In a group without a name, null: the one the group is bound to; elsewhere it has to be named. */
export function departmentHereArg(): Arg<Department | null> {
  return {
    async take(text, scene) {
      const isBare = readAudience(text).rest === "";
      if (scene.chat.kind === "group" && isBare) return { value: null, rest: text };
      return departmentArg().take(text, scene);
    },
  };
}
