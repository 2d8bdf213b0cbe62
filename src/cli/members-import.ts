// Members of a company whose directory the app may not read: a CSV that an admin keeps. A verdict a row.
import { parse } from "csv-parse/sync";
import type { Database } from "../../db/database.ts";
import { readRole } from "../chat/read/role.ts";
import type { Directory, Role } from "../domain/people/people.ts";
import { type CommandLine, MistakeError } from "./command-line.ts";
import { decoded } from "./decoded.ts";
import { DepartmentTree } from "./department-tree.ts";

interface Given {
  readonly database: Database;
  readonly dryRun: boolean;
  readonly print: CommandLine["print"];
  readonly now: number;
}

interface Row {
  readonly line: number;
  readonly userId: string;
  readonly name: string;
  readonly departments: readonly string[];
  readonly isLeader: boolean;
  readonly roles: readonly string[];
}

type Member = Directory["members"][number];

const COLUMNS: Readonly<Record<keyof Omit<Row, "line">, readonly string[]>> = {
  userId: ["账号", "帐号", "成员账号", "userid"],
  name: ["姓名", "名字", "name"],
  departments: ["部门", "department", "departments"],
  isLeader: ["负责人", "是否负责人", "部门负责人", "leader"],
  roles: ["角色", "role", "roles"],
};

/** Rejected rows hold up nobody; the others are written together, or not at all. Answers the exit code. */
export async function importMembers(bytes: Buffer, { database, dryRun, print, now }: Given): Promise<number> {
  const rows = readRows(decoded(bytes));
  const verdicts: string[] = [];
  let accepted = 0;
  await database.transaction(async ({ people }) => {
    verdicts.length = 0;
    accepted = 0;
    const before = await people.directory();
    const tree = new DepartmentTree(before.departments);
    const members = new Map(before.members.map((member) => [member.userId.toLowerCase(), member]));
    const named = new Set<string>();
    const roles: { userId: string; role: Role }[] = [];
    for (const row of rows) {
      const read = readMember(row, { tree, named });
      if (typeof read === "string") {
        verdicts.push(`line ${row.line}: rejected: ${read}`);
        continue;
      }
      const key = read.member.userId.toLowerCase();
      named.add(key);
      const isNew = !members.has(key);
      members.set(key, { ...read.member, userId: members.get(key)?.userId ?? read.member.userId });
      roles.push(
        ...read.roles.map((role) => ({ userId: members.get(key)?.userId ?? read.member.userId, role })),
      );
      verdicts.push(`line ${row.line}: ${isNew ? "added" : "updated"}: ${read.member.userId}`);
      accepted++;
    }
    if (dryRun || accepted === 0) return;
    await people.replace({ departments: tree.departments(), members: [...members.values()] });
    for (const { userId, role } of roles) await people.setRole(userId, { role, by: "import", at: now });
  });
  for (const verdict of verdicts) await print(`${verdict}\n`);
  await print(`${accepted} of ${rows.length} rows ${dryRun ? "would be taken" : "taken"}\n`);
  return 0;
}

/** The member, or why not. */
function readMember(
  row: Row,
  { tree, named }: { readonly tree: DepartmentTree; readonly named: ReadonlySet<string> },
): { readonly member: Member; readonly roles: readonly Role[] } | string {
  if (row.userId === "") return "no account (账号)";
  if (!/^[\w.@-]{1,64}$/.test(row.userId)) return "an account has letters, digits and . _ - @, 64 at most";
  if (named.has(row.userId.toLowerCase())) return `${row.userId} stands in the file twice`;
  if (row.name === "") return "no name (姓名)";
  if (row.departments.length === 0) return "no department (部门)";
  const roles: Role[] = [];
  for (const word of row.roles) {
    const read = readRole(word);
    if (read === null) return `unknown role ${word}`;
    roles.push(read.role);
  }
  const departments = row.departments.map((path) => ({ id: tree.at(path), isLeader: row.isLeader }));
  const mainDepartment = departments[0]?.id ?? 0;
  return { member: { userId: row.userId, name: row.name, mainDepartment, departments, active: true }, roles };
}

function readRows(text: string): readonly Row[] {
  let records: string[][];
  try {
    records = parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: true, trim: true });
  } catch (error) {
    throw new MistakeError(
      `the CSV cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const [head = [], ...body] = records;
  const columnOf = (field: keyof typeof COLUMNS) =>
    head.findIndex((title) => COLUMNS[field].includes(title.toLowerCase()));
  for (const field of ["userId", "name", "departments"] as const)
    if (columnOf(field) < 0)
      throw new MistakeError(`the first line names no column ${COLUMNS[field].join(" / ")}`);
  return body.map((record, index) => {
    const cell = (field: keyof typeof COLUMNS) => record[columnOf(field)] ?? "";
    return {
      line: index + 2,
      userId: cell("userId"),
      name: cell("name"),
      departments: listOf(cell("departments")),
      isLeader: /^(是|1|y|yes|true|√)$/i.test(cell("isLeader")),
      roles: listOf(cell("roles")),
    };
  });
}

function listOf(cell: string): readonly string[] {
  return cell
    .split(/[;\uff1b、|]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
