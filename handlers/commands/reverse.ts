// 倒推: how many are needed in each stage for a target, by when they have to be there and by whose rates, and what can be expected
// as it stands (rules.md 11; A54). [L61]
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { readMoney } from "../../src/chat/read/money.ts";
import { readSpanAhead } from "../../src/chat/read/span-ahead.ts";
import { askedBack } from "../../src/workflows/asked-back.ts";
import { withPicture } from "../../src/workflows/insight/look.ts";
import { scopeOf } from "../../src/workflows/insight/scope.ts";
import { toldReverse } from "../../src/workflows/insight/told-reverse.ts";
import { withPage } from "../../src/workflows/pages/link.ts";

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.whenAhead(readSpanAhead), whom: arg.whom() },
  async run(scene) {
    const { args, actor, store } = scene;
    const { whose, text } = args.whom;
    const asked = await scopeOf(whose, actor, store);
    const typed = readMoney(text);
    if (typed !== null && "ask" in typed) throw askedBack(typed);
    const told = { asked, whose, when: args.when, typedFen: typed?.value ?? null };
    const { saying, drawn } = await toldReverse(told, scene);
    if (drawn === null) return saying;
    const page = ["targets", { whose, when: args.when }] as const;
    return withPicture(withPage(saying, page, scene), ["target", { scope: asked.scope, ...drawn }], scene);
  },
});
