// The secrets of the environment, blotted out of whatever is written for somebody to read.
import { type Environment, type Name, valueIn } from "./config.ts";
import { VARIABLES, type Variable } from "./config-variables.ts";

/** Shorter ones would blot out words that mean something else, and guard nothing. */
const SHORTEST = 4;

/** Takes them out of a text, as they are and as they stand in JSON and in an address; misshapen ones too. */
export function blotter(env: Environment): (text: string) => string {
  const forms = (Object.keys(VARIABLES) as Name[])
    .flatMap((name) => secretsOf(name, env))
    .filter(({ length }) => length >= SHORTEST)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  // The longest first: one may be the beginning of another.
  const found = [...new Set(forms)].sort((one, other) => other.length - one.length);
  return (text) => found.reduce((left, form) => left.replaceAll(form, "***"), text);
}

function secretsOf(name: Name, env: Environment): readonly string[] {
  const { secret }: Variable = VARIABLES[name];
  if (secret === undefined) return [];
  const value = told(name, env);
  return secret === "whole" ? [value] : passwordIn(value);
}

/** A file that cannot be read holds nothing that could be told; the start says so. */
function told(name: Name, env: Environment): string {
  try {
    return valueIn(name, env) ?? "";
  } catch {
    return "";
  }
}

/** As it is written in the address, and as it is meant. */
function passwordIn(url: string): readonly string[] {
  const written = /^postgres(?:ql)?:\/\/[^:@/]*:([^@]*)@/.exec(url)?.[1] ?? "";
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}
