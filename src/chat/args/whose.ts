// Whose figures somebody asks for: 漏斗 部门, 停留 @张三, 卡点 华东一部, 金字塔 公司.
import type { Department } from "../../domain/people/people.ts";
import type { Arg } from "../arg.ts";
import { fold } from "../read/fold.ts";
import { departmentIfNamedArg } from "./department.ts";
import { type Colleague, personArg } from "./person.ts";

/** `led`: what the asker leads, all of it. */
export type Whose =
  | { readonly kind: "unsaid" | "own" | "led" | "company" }
  | { readonly kind: "person"; readonly person: Colleague }
  | { readonly kind: "department"; readonly department: Department };

const OWN = /^(?:我自己|我个人|我的|我|自己|本人)(?=$|\s|[的,])的?/u;
const LED = /^(?:我们|咱们?|本)?(?:整个|全)?(?:部门|团队|小?组|大区|手下|大家)的?/u;
const COMPANY = /^(?:我们|咱们?)?(?:全公司|整个公司|公司|全体|所有人)的?/u;

/** 倒推 预计能签多少: how it is asked names nobody. */
const NO_NAME = /^(?:预计|预测|大概|估计|现在|目前|照这样|这样|总共|一共|还能|能|要|还)/u;

/** A name that is nobody's is asked about; what stands behind whose it is stays. @throws UsageError */
export function whoseArg(): Arg<Whose> {
  return {
    async take(text, scene) {
      const said = text.trim().replace(/^的/u, "");
      const folded = fold(said);
      for (const [words, kind] of [
        [OWN, "own"],
        [COMPANY, "company"],
      ] as const) {
        const found = words.exec(folded);
        if (found !== null) return { value: { kind }, rest: said.slice(found[0].length).trim() };
      }
      const { value: department, rest } = await departmentIfNamedArg().take(said, scene);
      if (department !== null) return { value: { kind: "department", department }, rest };
      const led = LED.exec(folded);
      if (led !== null) return { value: { kind: "led" }, rest: said.slice(led[0].length).trim() };
      if (said === "" || NO_NAME.test(folded) || !/^@|^\p{Script=Han}{2,4}$|^[a-z]\w{2,}$/iu.test(folded))
        return { value: { kind: "unsaid" }, rest: said };
      const named = await personArg().take(said, scene);
      return { value: { kind: "person", person: named.value }, rest: named.rest };
    },
  };
}
