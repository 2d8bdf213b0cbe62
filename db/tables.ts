// Every table, and the steps by which a database comes to have it.
import type { Tables } from "./engine/opened.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { SCHEMAS } from "./schema/all.ts";

/**
 * What the engines are told at their opening. Statements go to the drivers by the schemas themselves (engine/table.ts); to
 * have TypeORM work out its own picture of all tables took twice as long as the rest of an opening.
 */
export const STEPS: Tables = { entities: [], migrations: MIGRATIONS };

/** With the schemas: what compares them with what the steps have made. */
export const TABLES: Tables = { entities: [...SCHEMAS], migrations: MIGRATIONS };
