// D列是电话, D列不要, 「跟进人」是负责人: what a column of the list whose first look waits is taken for.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { repointed } from "../../src/workflows/imports/repointed.ts";
import { readRepointing } from "../../src/workflows/imports/said-columns.ts";

export default command({
  right: "import",
  looks: "steers",
  undoable: true,
  args: { text: arg.words() },
  audience: "private",
  async run(scene) {
    const said = readRepointing(scene.args.text);
    return said === null ? say("how") : repointed(said, scene);
  },
});
