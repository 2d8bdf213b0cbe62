// Every table, and the steps by which a database comes to have it: what the engines are told at their opening.
import type { Tables } from "./engine/opened.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { SCHEMAS } from "./schema/all.ts";

export const TABLES: Tables = { entities: [...SCHEMAS], migrations: MIGRATIONS };
