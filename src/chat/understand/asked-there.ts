// 他说挺像他们厂的,问下周三能不能过去一趟: what somebody there asks, behind what they said, asks nothing of us.
import { ASKED_BY_OTHERS } from "./mood.ts";

interface Said {
  readonly text: string;
  readonly asks: boolean;
}

const SOMEBODY_SAYS =
  /(?:他们?|她们?|客户|对方|人家|[总工姐哥]|经理|主任|秘书|助理)[^,;。]{0,8}(?:说|讲|觉得|表示|看了|回我?了?|答应|点头|同意|很?[挺还][^,;。]{1,4})/u;

/** The same clauses, none of which asks what others asked. */
export function withoutAskedThere<Clause extends Said>(clauses: readonly Clause[]): Clause[] {
  return clauses.map((clause, at) => {
    const before = clauses[at - 1];
    const isTheirs =
      clause.asks &&
      before?.asks === false &&
      ASKED_BY_OTHERS.test(clause.text.trim()) &&
      SOMEBODY_SAYS.test(before.text);
    return isTheirs ? { ...clause, asks: false } : clause;
  });
}
