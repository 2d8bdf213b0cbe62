// 二选一 #12 @李四 甲 … 乙 …: A writes two shares, B picks first, A has the other (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { offered } from "../../src/workflows/splits/propose.ts";

export default command({
  right: "propose-split",
  args: { item: arg.item(), picker: arg.person(), offer: arg.offer() },
  run: (scene) => {
    const { item: inHand, picker, offer } = scene.args;
    return offered({ inHand, picker: picker.userId, offer }, scene);
  },
});
