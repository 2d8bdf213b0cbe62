// A department by its name, at the beginning of the words: 华东一部, 绑定群 华东一部 https://…
import type { Department } from "../domain/people.ts";
import type { Arg } from "./arg.ts";
import { UsageError } from "./usage-error.ts";

export function departmentArg(): Arg<Department> {
  return {
    async take(text, { store }) {
      const said = text.trim();
      if (said === "") throw new UsageError("missing-department");
      const departments = await store.people.departments();
      const named = departments.filter(({ name }) => said.startsWith(name));
      const [longest] = named.sort((a, b) => b.name.length - a.name.length);
      if (longest === undefined)
        throw new UsageError("no-such-department", { name: said.split(/\s/)[0] ?? said });
      return { value: longest, rest: said.slice(longest.name.length).trim() };
    },
  };
}
