// Members of a company whose directory the app may not read: a table that an admin keeps. A verdict a row.
import type { Database } from "../../db/database.ts";
import { readRole } from "../chat/read/role.ts";
import type { Directory, Role } from "../domain/people/people.ts";
import type { Row as TableRow } from "../files/row.ts";
import { readRows as readTable } from "../files/table.ts";
import { type CommandLine, MistakeError } from "./command-line.ts";
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
  /** As typed: for all departments, or one for each. */
  readonly leads: readonly string[];
  readonly roles: readonly string[];
}

type Member = Directory["members"][number];

const COLUMNS: Readonly<Record<keyof Omit<Row, "line">, readonly string[]>> = {
  userId: ["账号", "帐号", "成员账号", "userid"],
  name: ["姓名", "名字", "name"],
  departments: ["部门", "department", "departments"],
  leads: [
    "负责人",
    "是否负责人",
    "部门负责人",
    "是否部门负责人",
    "主管",
    "是否主管",
    "部门主管",
    "是否部门主管",
    "leader",
    "is_leader",
  ],
  roles: ["角色", "role", "roles"],
};

/** Rejected rows hold up nobody; the others are written together, or not at all. Answers the exit code. */
export async function importMembers(bytes: Buffer, { database, dryRun, print, now }: Given): Promise<number> {
  const { rows, unread } = await readRows(bytes);
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
    await people.replace({ departments: tree.departments(), members: [...members.values()] }, now);
    for (const { userId, role } of roles) await people.setRole(userId, { role, by: "import", at: now });
  });
  if (unread.length > 0) await print(`columns not read: ${unread.join(", ")}\n`);
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
  const leads = readLeads(row);
  if (typeof leads === "string") return leads;
  const departments = row.departments.map((path, at) => ({
    id: tree.at(path),
    isLeader: leads[at] ?? false,
  }));
  const mainDepartment = departments[0]?.id ?? 0;
  return { member: { userId: row.userId, name: row.name, mainDepartment, departments, active: true }, roles };
}

/** For each department whether they lead it, or why that cannot be read. */
function readLeads({ leads, departments }: Row): readonly boolean[] | string {
  const read: boolean[] = [];
  for (const word of leads) {
    // Whoever leads one of several may be said by its name.
    if (departments.includes(word))
      return leads.every((each) => departments.includes(each))
        ? departments.map((path) => leads.includes(path))
        : `leads ${word}, and what else? Write 是 or 否 for each department`;
    if (YES.test(word)) read.push(true);
    else if (NO.test(word)) read.push(false);
    else return `cannot read ${word} in 负责人: 是 or 否, one for each department`;
  }
  const [all = false] = read;
  if (read.length <= 1) return departments.map(() => all);
  if (read.length === departments.length) return read;
  return `${read.length} × 是/否 in 负责人 for ${departments.length} departments: one for each, or one for all`;
}

const YES = /^(?:是|有|对|1|y|yes|true|t|√|✓|✔|☑|主管|负责人|leader)$/i;
const NO = /^(?:否|不是|非|无|没有|0|n|no|false|f|×|x|✗|☐|-|—)$/i;

interface Read {
  readonly rows: readonly Row[];
  /** Headings nobody knows. */
  readonly unread: readonly string[];
}

async function readRows(bytes: Buffer): Promise<Read> {
  const records: TableRow[] = [];
  for await (const row of await readTable(bytes)) records.push(row);
  const [{ cells: head } = { cells: [] }, ...body] = records;
  const columnOf = (field: keyof typeof COLUMNS) =>
    head.findIndex((title) => COLUMNS[field].includes(title.toLowerCase()));
  for (const field of ["userId", "name", "departments"] as const)
    if (columnOf(field) < 0)
      throw new MistakeError(`the first line names no column ${COLUMNS[field].join(" / ")}`);
  const known = Object.values(COLUMNS).flat();
  const unread = head.filter((title) => title !== "" && !known.includes(title.toLowerCase()));
  const rows = body.map(({ line, cells }) => {
    const cell = (field: keyof typeof COLUMNS) => cells[columnOf(field)] ?? "";
    return {
      line,
      userId: cell("userId"),
      name: cell("name"),
      departments: listOf(cell("departments")),
      leads: listOf(cell("leads")),
      roles: listOf(cell("roles")),
    };
  });
  return { rows, unread };
}

function listOf(cell: string): readonly string[] {
  return cell
    .split(/[;\uff1b、|]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
