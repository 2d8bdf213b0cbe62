// 继续: asks again for the part that is missing; carry-out.ts takes the half-typed command up before this file is asked.
import { command, say } from "../../src/chat/command.ts";

export default command({ right: "continue", looks: "steers", args: {}, run: async () => say("nothing") });
