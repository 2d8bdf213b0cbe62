// A role as the admin names it: 清洗员, 市场, 公海管理员, 财务, 管理员; 取消 before it takes it away.
import type { Role } from "../../domain/people/people.ts";

const ROLES: readonly (readonly [string, Role])[] = [
  ["公海管理员", "pool-admin"],
  ["清洗员", "cleaner"],
  ["清洗", "cleaner"],
  ["市场", "marketing"],
  ["财务", "finance"],
  ["管理员", "admin"],
];

export interface RoleRead {
  readonly role: Role;
  /** The role is taken away. */
  readonly take: boolean;
}

export function readRole(text: string): RoleRead | null {
  const found = ROLES.find(([word]) => text.includes(word));
  return found === undefined ? null : { role: found[1], take: /取消|去掉|撤销|不再|移除/.test(text) };
}
