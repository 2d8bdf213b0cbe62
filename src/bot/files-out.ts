// Files and pictures that leave: made when they go, of what their receiver may see then.
import type { FileToSend } from "../channels/file-sender.ts";
import type { Painter } from "../charts/painter.ts";
import type { Picture } from "../charts/picture.ts";
import { dayOf } from "../domain/day.ts";
import { written } from "../files/written.ts";
import type { Outgoing } from "../push/outgoing.ts";
import { listedTable } from "../workflows/exports/listed.ts";
import { sleepersTable } from "../workflows/exports/sleepers.ts";
import { type FileSpec, type PictureSpec, readSpec } from "../workflows/exports/spec.ts";
import type { Ground } from "./ground.ts";
import { rowsOf } from "./rows-of.ts";

/** What is on a picture, as its receiver may see it now; null where there is nothing to show them. */
export type PictureOf = (spec: PictureSpec, to: Pick<Outgoing, "toKind" | "toId">) => Promise<Picture | null>;

export interface PicturesOut {
  readonly painter: Pick<Painter, "paint">;
  readonly pictureOf: PictureOf;
}

type Given = Pick<Ground, "database" | "templates" | "now" | "rulesAt">;

/** Null for somebody who has left, and for what has been forgotten meanwhile. @throws NotPainted */
export function createFilesOut(
  { database, templates, now, rulesAt }: Given,
  { painter, pictureOf }: PicturesOut,
): (message: Pick<Outgoing, "file" | "toKind" | "toId">) => Promise<FileToSend | null> {
  const given = () => ({ read: database.read, templates, rulesAt, now: now() });

  async function tableOf(spec: Exclude<FileSpec, PictureSpec>, userId: string) {
    const actor = await database.read(({ people }) => people.actor(userId));
    if (actor === null) return null;
    if (spec.kind === "export") return listedTable(spec.scope, actor, given());
    if (spec.kind === "sleepers") return sleepersTable(spec.words, actor, given());
    return rowsOf({ id: spec.importId, kind: spec.kind }, actor.userId, given());
  }

  return async ({ file, toKind, toId }) => {
    const spec = file === null ? null : readSpec(file);
    if (spec === null) return null;
    if (spec.kind === "picture") {
      const picture = await pictureOf(spec, { toKind, toId });
      if (picture === null) return null;
      const bytes = await painter.paint(picture);
      return { medium: "image", name: `${picture.title} ${dayOf(now())}.png`, bytes };
    }
    const table = await tableOf(spec, toId);
    if (table === null) return null;
    const name = `${table.title} ${dayOf(now())}.${spec.format}`;
    return { medium: "file", name, bytes: await written(table, spec.format) };
  };
}
