// What a word of a template stands for, as a function: looked up, compared and written as Liquid does it, the usual ways at once.
import {
  type Context,
  type Expression,
  evalToken,
  type Liquid,
  type Token,
  TypeGuards,
  toValue,
  toValueSync,
  type Value,
} from "liquidjs";

export type Ask = (context: Context) => unknown;
type Operation = (left: unknown, right: unknown, context: Context) => unknown;

const nothing: Ask = () => undefined;

/** A value with its filters. @param lenient whether what is not given counts as null; else it throws */
export function valued(
  { initial, filters }: Value,
  { liquid, lenient }: { readonly liquid: Liquid; readonly lenient: boolean },
): Ask {
  const hasDefault = liquid.options.lenientIf && filters[0]?.name === "default";
  const first = expressed(initial, { liquid, lenient: lenient || hasDefault });
  const steps = filters.map((filter) => ({
    handler: filter["handler"] as (this: unknown, ...given: unknown[]) => unknown,
    token: filter["token"],
    given: filter.args.map((arg): Ask => {
      if (!Array.isArray(arg)) return meant(arg, false);
      const [key, token] = arg;
      const ask = token === undefined ? nothing : meant(token, false);
      return (context) => [key, ask(context)];
    }),
  }));
  return (context) => {
    let value = first(context);
    for (const { handler, token, given } of steps) {
      const filter = { context, token, liquid };
      value = toValueSync(handler.call(filter, value, ...given.map((ask) => ask(context))));
    }
    return value;
  };
}

/** Both sides of `and` and `or` are looked up, as Liquid does. */
function expressed(
  { postfix }: Expression,
  { liquid, lenient }: { readonly liquid: Liquid; readonly lenient: boolean },
): Ask {
  const asks: Ask[] = [];
  for (const token of postfix) {
    if (!TypeGuards.isOperatorToken(token)) {
      asks.push(meant(token, lenient));
      continue;
    }
    const run = operation(token.operator, liquid);
    const right = asks.pop() ?? nothing;
    const left = token.operator === "not" ? null : (asks.pop() ?? nothing);
    asks.push(
      left === null
        ? (context) => run(right(context), context, context)
        : (context) => run(left(context), right(context), context),
    );
  }
  return asks[0] ?? nothing;
}

export function meant(token: Token, lenient: boolean): Ask {
  if ("content" in token) {
    const { content } = token;
    return () => content;
  }
  const itself: Ask = (context) => toValueSync(evalToken(token, context, lenient));
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable !== undefined) return itself;
  const names = token.props.map((prop) => ("content" in prop ? prop.content : null));
  const [first, ...rest] = names;
  if (typeof first !== "string" || names.includes(null)) return itself;
  return (context) => {
    let value = property(context, context["findScope"](first), first);
    for (const name of rest) {
      if (value === undefined) break;
      value = property(context, value, name as string | number);
    }
    // Liquid's own words say what is missing.
    return value === undefined ? (lenient ? null : itself(context)) : value;
  };
}

function property(context: Context, of: unknown, name: string | number): unknown {
  if (typeof of === "object" && of !== null && !Array.isArray(of) && Object.hasOwn(of, name)) {
    const value = (of as Readonly<Record<string | number, unknown>>)[name];
    if (value !== undefined && typeof value !== "function" && !("toLiquid" in of)) return value;
  }
  return context.readProperty(of as Record<string, unknown>, name);
}

const isPlain = (value: unknown) =>
  value === null || (typeof value !== "object" && typeof value !== "function");

/** Numbers with numbers, texts with texts: what is compared otherwise is compared by Liquid. */
const AT_ONCE: Readonly<Record<string, (left: never, right: never) => boolean>> = {
  "<": (left: number, right: number) => left < right,
  ">": (left: number, right: number) => left > right,
  "<=": (left: number, right: number) => left <= right,
  ">=": (left: number, right: number) => left >= right,
};

function operation(operator: string, liquid: Liquid): Operation {
  const own = liquid.options.operators[operator] as (...given: unknown[]) => unknown;
  const itself: Operation = (left, right, context) => toValueSync(own(left, right, context));
  if (operator === "==" || operator === "!=") {
    const isEqual = operator === "==";
    return (left, right, context) =>
      isPlain(left) && isPlain(right) ? (left === right) === isEqual : itself(left, right, context);
  }
  const atOnce = AT_ONCE[operator];
  if (atOnce === undefined) return itself;
  return (left, right, context) =>
    typeof left === "number" && typeof right === "number"
      ? atOnce(left as never, right as never)
      : itself(left, right, context);
}

/** What is no text, as Liquid writes it. */
export function stringified(value: unknown): string {
  const plain: unknown = toValue(value);
  if (plain === null || plain === undefined) return "";
  return Array.isArray(plain) ? plain.map(stringified).join("") : String(plain);
}
