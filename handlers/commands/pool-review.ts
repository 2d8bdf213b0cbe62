// 公海建议: what Monday's lists would say now, as far as the asker may decide it; with its numbers 沉寂 and 淘汰 go on.
import { arg } from "../../src/chat/args/args.ts";
import { keepShown } from "../../src/chat/args/picked.ts";
import { command, say } from "../../src/chat/command.ts";
import { mayOfPool } from "../../src/workflows/pool/may.ts";
import { archiveProposals, eliminateProposals } from "../../src/workflows/pool/proposals.ts";
import {
  ARCHIVE_SHOWN,
  ELIMINATE_SHOWN,
  listed,
  ROUNDS_SHOWN,
  roundLines,
} from "../../src/workflows/pool/review.ts";
import { allRounds } from "../../src/workflows/pool/rounds.ts";

export default command({
  right: "pool-review",
  looks: true,
  audience: "private",
  args: { text: arg.words() },
  async run(scene) {
    const { actor, now, store } = scene;
    const { userId } = actor;
    const may = await mayOfPool(scene);
    const archive = await listed(
      (await archiveProposals(scene)).filter(({ item }) => may("archive", item)).map(asTold),
      ARCHIVE_SHOWN,
      { userId, store },
    );
    const eliminate = await listed(
      (await eliminateProposals({ ...scene, again: true }))
        .filter(({ item }) => may("eliminate", item))
        .map(asTold),
      ELIMINATE_SHOWN,
      { userId, store },
    );
    const rounds = (await allRounds(scene)).filter(
      ({ item, round }) => may("assign", item) && !round.spells.some(({ ownerId }) => ownerId === userId),
    );
    if (archive.count > 0) await keepShown(archive.nos, { userId, list: "archive", now, store });
    if (eliminate.count > 0) await keepShown(eliminate.nos, { userId, list: "eliminate", now, store });
    if (archive.count + eliminate.count + rounds.length === 0) return say("nothing");
    const lines = await roundLines(rounds.slice(0, ROUNDS_SHOWN), store);
    return say("list", { archive, eliminate, rounds: { count: rounds.length, lines } });
  },
});

/** As often as Monday's list has said it: looking is no time more. */
function asTold<Proposal extends { readonly times: number }>(proposal: Proposal): Proposal {
  return { ...proposal, times: Math.max(0, proposal.times - 1) };
}
