// 专家: whom one can ask to come along; how often they did, and where it mattered most.
import { command, say } from "../../src/chat/command.ts";
import type { JointTalk } from "../../src/domain/mentoring/joint-talks.ts";

export default command({
  right: "experts",
  looks: true,
  args: {},
  async run({ store }) {
    const experts = await store.experts.all();
    const talks = await store.jointTalks.confirmed();
    const names = await store.people.names(experts.map(({ memberId }) => memberId));
    const lines = [];
    for (const { memberId } of experts) {
      const member = await store.people.member(memberId);
      if (member?.active !== true) continue;
      const theirs = talks.filter(({ mentorId }) => mentorId === memberId);
      const department = await store.people.department(member.mainDepartmentId);
      lines.push({
        name: names[memberId],
        department: department?.name ?? "",
        talks: theirs.length,
        stage: oftenest(theirs),
      });
    }
    return say(lines.length === 0 ? "none" : "list", { lines });
  },
});

/** The stage in which somebody came along most often; the later one of two. */
function oftenest(talks: readonly JointTalk[]): number | null {
  const counts = new Map<number, number>();
  for (const { stage } of talks) if (stage !== null) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  const [first] = [...counts].sort(([a, one], [b, other]) => other - one || b - a);
  return first?.[0] ?? null;
}
