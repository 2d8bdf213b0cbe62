// Which department's table somebody means, and who has a say in it: its head and up, and the admin (rules.md 12).
import type { Store } from "../../../db/store.ts";
import { UsageError } from "../../chat/usage-error.ts";
import type { Department } from "../../domain/people/people.ts";
import { type Actor, isWithin, mustAdminister } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { Sheet } from "../../domain/sheet/sheet.ts";
import { departmentsLed } from "../team.ts";

export interface Scene {
  readonly actor: Actor;
  readonly store: Store;
}

export interface Meant {
  readonly department: Department | null;
  readonly wholeCompany: boolean;
}

/** The one that is named, else the one they lead. @throws UsageError where nobody can tell, RuleError where it is not theirs */
export async function departmentMeant(
  { department, wholeCompany }: Meant,
  scene: Scene,
): Promise<Department> {
  const { actor, store } = scene;
  const departments = await store.people.departments();
  const root = departments.find(({ path }) => path.split("/").length === ROOT_PARTS) ?? null;
  const led = await departmentsLed(actor, store);
  const own = led.filter(({ path, id }) => !led.some((other) => other.id !== id && isWithin(path, other)));
  const [only, another] = own;
  const found = department ?? (wholeCompany ? root : another === undefined ? only : undefined) ?? null;
  if (found === null)
    throw new UsageError("which-sheet-department", {
      names: own.map(({ name }) => name),
      company: root?.name,
    });
  mustAdminister(actor, found);
  return found;
}

/** `/1/`: what it is split into. */
const ROOT_PARTS = 3;

export function leads(actor: Pick<Actor, "leads">, { path }: Pick<Department, "path">): boolean {
  return actor.leads.some((led) => isWithin(path, led));
}

export interface OwnSheet {
  readonly sheet: Sheet;
  readonly department: Department;
}

/** The tables somebody has a say in, by department. */
export async function ownSheets({ actor, store }: Scene): Promise<readonly OwnSheet[]> {
  const departments = new Map((await store.people.departments()).map((one) => [one.id, one]));
  return (await store.sheets.all()).flatMap((sheet) => {
    const department = departments.get(sheet.departmentId);
    const isTheirs = department !== undefined && (actor.roles.has("admin") || leads(actor, department));
    return isTheirs ? [{ sheet, department }] : [];
  });
}

/** The table that is named, or the only one they have. @throws RuleError where there is none, UsageError where there are several */
export async function sheetMeant(department: Department | null, scene: Scene): Promise<OwnSheet> {
  if (department !== null) mustAdminister(scene.actor, department);
  const own = await ownSheets(scene);
  const found = department === null ? own : own.filter((one) => one.department.id === department.id);
  const [only, another] = found;
  if (only === undefined) throw new RuleError("no-sheet", { department });
  if (another !== undefined)
    throw new UsageError("which-sheet", { names: found.map((one) => one.department.name) });
  return only;
}
