// The colleague a command names: by @name, name or userid; two of one name are asked about.
import type { Member } from "../domain/people.ts";
import type { Branch } from "../domain/rights.ts";
import type { Arg, ArgScene } from "./arg.ts";
import { readExpectedPerson } from "./read/person-reference.ts";
import { UsageError } from "./usage-error.ts";

export interface Colleague {
  readonly userId: string;
  readonly name: string;
  readonly department: Branch;
}

const SHORTEST_NAME = 2;

export function personArg(): Arg<Colleague> {
  return {
    async take(text, scene) {
      const read = readExpectedPerson(text);
      if (read === null) throw new UsageError("missing-person", { ask: null });
      const member = await memberBeginning(read.name, scene);
      const end = read.end - (read.name.length - member.used);
      const rest = `${text.slice(0, read.start)} ${text.slice(end)}`.trim();
      const actor = await scene.store.people.actor(member.found.userId);
      if (actor === null) throw new UsageError("no-such-person", { name: read.name });
      return { value: { userId: actor.userId, name: actor.name, department: actor.department }, rest };
    },
  };
}

/** Nothing parts a Chinese name from what follows: the longest beginning that is somebody's name or userid wins. */
async function memberBeginning(name: string, scene: ArgScene): Promise<{ found: Member; used: number }> {
  const { people } = scene.store;
  for (let used = name.length; used >= Math.min(SHORTEST_NAME, name.length); used--) {
    const part = name.slice(0, used);
    const byId = await people.member(part);
    if (byId?.active) return { found: byId, used };
    const named = await people.membersNamed(part);
    const [only] = named;
    if (named.length > 1) throw new UsageError("several-people", { name: part, people: named });
    if (only !== undefined) return { found: only, used };
  }
  throw new UsageError("no-such-person", { name });
}
