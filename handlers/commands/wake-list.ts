// 激活名单 春季展会 华东 MES: whom of the sleepers a campaign may speak to, contact data masked, as a list and a file to the
// asker alone (rules.md 2, 10; A43).
import { arg } from "../../src/chat/args/args.ts";
import { keepShown, shownListOf } from "../../src/chat/args/picked.ts";
import { command, say } from "../../src/chat/command.ts";
import { writeSpec } from "../../src/workflows/exports/spec.ts";
import { type Candidate, candidatesAfter } from "../../src/workflows/pool/candidates.ts";

const SHOWN = 15;
/** So many sleepers are looked through for an answer; the file has all of them. */
const MOST_READ = 3000;

export default command({
  right: "reactivate",
  looks: true,
  audience: "private",
  args: { text: arg.words() },
  async run(scene) {
    const { actor, now, sendsFiles, store, word, args } = scene;
    const [campaign, ...words] = args.text.split(/[\s,，、]+/).filter((one) => one !== "");
    if (campaign === undefined) return say("which");
    const found: Candidate[] = [];
    let inPeace = 0;
    let inHands = 0;
    let after: number | null = 0;
    for (let read = 0; after !== null && read < MOST_READ; read += 200) {
      const page = await candidatesAfter(after, words, scene);
      found.push(...page.candidates);
      inPeace += page.inPeace;
      inHands += page.inHands;
      after = page.last;
    }
    await store.looks.add({ userId: actor.userId, at: now, kind: "export", words: `${word} ${args.text}` });
    const shown = found.slice(0, SHOWN);
    const nos = shown.map(({ item }) => item.no);
    const { userId } = actor;
    await keepShown(nos, { userId, list: "reactivate", now, store });
    const kept = { text: campaign, of: "campaign" };
    await store.conversations.keepRest(shownListOf(userId, "reactivate"), kept, now);
    const values = { campaign, words: words.join(" "), inPeace, inHands, isMore: after !== null };
    if (found.length === 0) return say("none", values);
    const said = say("list", { ...values, lines: shown, count: found.length, sendsFiles });
    if (!sendsFiles) return said;
    const file = writeSpec({ kind: "sleepers", words, format: "xlsx" });
    await store.outbox.enqueue({
      key: `export/${userId}/${now}/${file}`,
      toKind: "member",
      toId: userId,
      markdown: args.text,
      text: args.text,
      at: now,
      file,
    });
    return { ...said, begins: true as const };
  },
});
