// 帮助: all commands by section; 帮助 领取: one of them with its examples.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";

export default command({
  right: "help",
  args: { about: arg.words() },
  async run({ args: { about }, commands }) {
    const one = commands.find(({ words }) => words.includes(about));
    if (one !== undefined) return say("one", { entry: one });
    const sections = new Map<string, (typeof commands)[number][]>();
    for (const entry of commands) {
      const section = sections.get(entry.section) ?? [];
      section.push(entry);
      sections.set(entry.section, section);
    }
    return say("all", { sections: [...sections].map(([name, entries]) => ({ name, entries })) });
  },
});
