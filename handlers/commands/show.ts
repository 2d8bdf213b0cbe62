// 详情 #12: everything about one item that the asker may see.
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { detailsOf } from "../../src/workflows/pages/details.ts";

export default command({
  right: "look",
  looks: true,
  several: true,
  args: { item: arg.item() },
  run: (scene) => detailsOf(scene.args.item, scene),
});
