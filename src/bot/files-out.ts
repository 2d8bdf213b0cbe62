// Files that leave: made when they go, of what their receiver may see then.
import type { FileToSend } from "../channels/wecom-sender.ts";
import { dayOf } from "../domain/day.ts";
import { written } from "../files/written.ts";
import type { Outgoing } from "../push/outgoing.ts";
import { listedTable } from "../workflows/exports/listed.ts";
import { sleepersTable } from "../workflows/exports/sleepers.ts";
import { type FileSpec, readSpec } from "../workflows/exports/spec.ts";
import { rejectedList } from "../workflows/imports/rejected.ts";
import type { Ground } from "./ground.ts";

/** Null for somebody who has left, and for what has been forgotten meanwhile. */
export function createFilesOut({
  database,
  templates,
  now,
  rules,
}: Pick<Ground, "database" | "templates" | "now" | "rules">): (
  message: Pick<Outgoing, "file" | "toId">,
) => Promise<FileToSend | null> {
  const given = () => ({ read: database.read, templates, rules, now: now() });

  async function tableOf(spec: FileSpec, userId: string) {
    const actor = await database.read(({ people }) => people.actor(userId));
    if (actor === null) return null;
    if (spec.kind === "export") return listedTable(spec.scope, actor, given());
    if (spec.kind === "sleepers") return sleepersTable(spec.words, actor, given());
    const found = await database.read(({ imports }) => imports.byId(spec.importId));
    return found === null || found.byId !== actor.userId ? null : rejectedList(spec.importId, given());
  }

  return async ({ file, toId }) => {
    const spec = file === null ? null : readSpec(file);
    const table = spec === null ? null : await tableOf(spec, toId);
    if (spec === null || table === null) return null;
    const name = `${table.title} ${dayOf(now())}.${spec.format}`;
    return { name, bytes: await written(table, spec.format) };
  };
}
