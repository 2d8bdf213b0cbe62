// The portable column types of every table: ids and counts, instants and fen (64 bit), text, yes or no.
import type { EntitySchemaColumnOptions } from "typeorm";

type Column = EntitySchemaColumnOptions;

export const serial: Column = { type: "integer", primary: true, generated: "increment" };
export const int: Column = { type: "integer" };
export const bigint: Column = { type: "bigint" };
/** An id that WeCom gives: a department's reaches 2^32. */
export const foreignId: Column = { type: "bigint" };
export const text: Column = { type: "text" };
export const flag: Column = { type: "boolean" };
/** For a column that came later: what the rows before it say. */
export const since = (column: Column, value: string | number | boolean): Column => ({
  ...column,
  default: value,
});
export const key = (column: Column): Column => ({ ...column, primary: true });
export const optional = (column: Column): Column => ({ ...column, nullable: true });
