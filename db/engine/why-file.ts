// What SQLite and the file system say when a file cannot be opened, read or written.
import { type Reasons, type Why, whyBy } from "./database-error.ts";

const MAY_WRITE = "let the server's user write this file and its folder, or name another path";
const OTHER_FOLDER = "name a path below a folder that is there";
const DAMAGED = "put the last backup in its place, or name another file";
const MAKE_ROOM = "make room, then start again; nothing that was acknowledged is lost";

const REASONS: Reasons = {
  SQLITE_NOTADB: ["it is no SQLite database", "name another file; this one was not touched"],
  SQLITE_CORRUPT: ["the file is damaged", DAMAGED],
  SQLITE_CANTOPEN: ["it cannot be opened", MAY_WRITE],
  SQLITE_READONLY: ["it may only be read", MAY_WRITE],
  SQLITE_PERM: ["it may not be opened", MAY_WRITE],
  SQLITE_AUTH: ["it may not be opened", MAY_WRITE],
  SQLITE_FULL: ["the disk is full", MAKE_ROOM],
  SQLITE_IOERR: ["the disk cannot be read or written", "check the disk and what is mounted there"],
  SQLITE_BUSY: ["another program holds it", "stop that one first"],
  SQLITE_PROTOCOL: ["its locks do not work", "name a path on a local disk"],
  EACCES: ["it may not be opened", MAY_WRITE],
  EPERM: ["it may not be opened", MAY_WRITE],
  EROFS: ["it may only be read", MAY_WRITE],
  ENOSPC: ["the disk is full", MAKE_ROOM],
  EDQUOT: ["the user's share of the disk is full", MAKE_ROOM],
  ENOENT: ["its folder cannot be made", OTHER_FOLDER],
  ENOTDIR: ["a file stands where a folder should", OTHER_FOLDER],
  EEXIST: ["a file stands where a folder should", OTHER_FOLDER],
  EISDIR: ["it is a folder", "name a file in it"],
  ENAMETOOLONG: ["the name is too long", "name a shorter one"],
  ELOOP: ["its links go round in a ring", "name another path"],
  ERR_INVALID_ARG_VALUE: ["it is no path", "name another one"],
};

/** `variable` is what the person at the keyboard has to change. */
export function whyFile(path: string, variable = "DATABASE_URL"): Why {
  return whyBy(REASONS, `${variable}: ${path.replaceAll(/\p{Cc}/gu, "?")}`);
}
