// 确认: nothing waits for it here; what does is carried out by carry-out.ts before this file is asked.
import { command, say } from "../../src/chat/command.ts";

export default command({ right: "confirm", looks: "steers", args: {}, run: async () => say("nothing") });
