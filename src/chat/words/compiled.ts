// Liquid's parsed templates as plain functions: the same text, without a generator for every tag and every word of a condition.
import {
  AssignTag,
  Context,
  ForTag,
  IfTag,
  isTruthy,
  type Liquid,
  Output,
  RenderTag,
  type Template,
  type Token,
  TypeGuards,
  toValueSync,
  UnlessTag,
} from "liquidjs";
import { meant, stringified, valued } from "./looked-up.ts";

export type Rendered = (
  values: Readonly<Record<string, unknown>>,
  globals: Readonly<Record<string, unknown>>,
) => string;

type Say = (context: Context, out: Out) => void;

/** What a tag writes to; Liquid's own tags take it for one of theirs. */
class Out {
  buffer = "";

  write(value: unknown): void {
    this.buffer += typeof value === "string" ? value : stringified(value);
  }
}

/**
 * Says what `liquid.renderSync` says of the same templates. A tag that is not known here (`case`, `layout`, a loop with a limit) is left to
 * Liquid itself. @throws by the function that is made, wherever Liquid would; its own error names the place.
 */
export function createCompiler(liquid: Liquid): (templates: readonly Template[]) => Rendered {
  const partials = new Map<string, Say>();
  const { lenientIf: lenient } = liquid.options;

  function partial(name: string): Say {
    const known = partials.get(name);
    if (known !== undefined) return known;
    const said = all(liquid.parseFileSync(name));
    partials.set(name, said);
    return said;
  }

  function all(templates: readonly Template[]): Say {
    const says = templates.map(one);
    return (context, out) => {
      for (const say of says) {
        say(context, out);
        if (context.breakCalled || context.continueCalled) break;
      }
    };
  }

  function one(template: Template): Say {
    if (TypeGuards.isHTMLToken(template.token)) {
      const text = template.token.getContent();
      return (_, out) => {
        out.buffer += text;
      };
    }
    if (template instanceof Output) {
      const ask = valued(template.value, { liquid, lenient: false });
      return (context, out) => out.write(ask(context));
    }
    if (template instanceof IfTag || template instanceof UnlessTag) return choice(template);
    if (template instanceof ForTag && Object.keys(template.hash.hash).length === 0) return loop(template);
    if (template instanceof RenderTag) return rendering(template) ?? itself(template);
    if (template instanceof AssignTag) {
      const [key, ask] = [template["key"], valued(template["value"], { liquid, lenient })];
      return (context) => {
        context.bottom()[key] = ask(context);
      };
    }
    return itself(template);
  }

  function choice({ branches, elseTemplates }: IfTag | UnlessTag): Say {
    const otherwise = all(elseTemplates ?? []);
    const ways = branches.map((branch) => ({
      asked: valued(branch.value, { liquid, lenient }),
      is: "test" in branch ? branch.test : isTruthy,
      say: all(branch.templates),
    }));
    return (context, out) => {
      for (const { asked, is, say } of ways) if (is(asked(context), context)) return say(context, out);
      otherwise(context, out);
    };
  }

  /** `offset: continue` is not kept: no template of ours goes on where another loop has ended. */
  function loop(tag: ForTag): Say {
    const { variable } = tag;
    const collection = meant(tag.collection, false);
    const [say, otherwise, own] = [all(tag.templates), all(tag.elseTemplates), itself(tag)];
    return (context, out) => {
      const found = collection(context);
      if (!Array.isArray(found)) return own(context, out);
      const { length } = found;
      if (length === 0) return otherwise(context, out);
      const scope: Record<string, unknown> = Object.create(null);
      context.push(scope);
      for (let index = 0; index < length; index++) {
        scope[variable] = found[index];
        scope["forloop"] = turn(index, length);
        context.continueCalled = context.breakCalled = false;
        say(context, out);
        if (context.breakCalled) break;
      }
      context.continueCalled = context.breakCalled = false;
      context.pop();
    };
  }

  function rendering(tag: RenderTag): Say | null {
    const name = tag["file"];
    if (typeof name !== "string" || tag["with"] !== undefined || tag["forBinding"] !== undefined) return null;
    const given = Object.entries(tag["hash"].hash).map(
      ([key, token]) => [key, token === undefined ? () => true : meant(token as Token, false)] as const,
    );
    return (context, out) => {
      const child = context.spawn();
      const scope = child.bottom();
      for (const [key, ask] of given) scope[key] = ask(context);
      partial(name)(child, out);
    };
  }

  function itself(template: Template): Say {
    return (context, out) => {
      const said = toValueSync(template.render(context, out) as IterableIterator<unknown>);
      if (said) out.write(said);
    };
  }

  return (templates) => {
    const say = all(templates);
    return (values, globals) => {
      const out = new Out();
      say(new Context({ ...values }, liquid.options, { globals, sync: true }, { liquid }), out);
      return out.buffer;
    };
  };
}

/** What a loop knows of itself. */
function turn(index: number, length: number) {
  return {
    index: index + 1,
    index0: index,
    first: index === 0,
    last: index === length - 1,
    rindex: length - index,
    rindex0: length - index - 1,
    length,
  };
}
