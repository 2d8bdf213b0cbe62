// A department by its name, at the beginning of the words: 华东一部, 绑定群 华东一部 https://…
import type { Department } from "../domain/people.ts";
import type { Arg, Taken } from "./arg.ts";
import { readAudience } from "./read/audience.ts";
import { UsageError } from "./usage-error.ts";

export function departmentArg(): Arg<Department> {
  return {
    async take(text, { store }) {
      const said = text.trim();
      if (said === "") throw new UsageError("missing-department");
      return named(said, await store.people.departments());
    },
  };
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

function named(said: string, departments: readonly Department[]): Taken<Department> {
  const [longest] = departments
    .filter(({ name }) => said.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length);
  if (longest === undefined)
    throw new UsageError("no-such-department", { name: said.split(/\s/)[0] ?? said });
  return { value: longest, rest: said.slice(longest.name.length).trim() };
}
