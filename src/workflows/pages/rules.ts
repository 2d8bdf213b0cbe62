// The page of the rules: what holds in the visitor's department, each with its numbers and where it comes from.
import { rulesTold } from "../rules/told.ts";
import type { LookScene, Values } from "./look-scene.ts";

export async function rulesPage(_: unknown, scene: LookScene): Promise<Values> {
  const { actor, store } = scene;
  const department = (await store.people.department(actor.department.id))?.name ?? null;
  return { department, lines: await rulesTold(actor.department.id, scene) };
}
