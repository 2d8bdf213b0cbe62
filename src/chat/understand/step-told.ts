// A stage that is told in passing, and no order.
/** 可以推到高意向了, 该往前推一格: told in passing, where nobody is asked to do it. */
export function isStepTold(clause: string): boolean {
  return STEP_TOLD.test(clause) && !ASKS_FOR_IT.test(clause);
}

const STEP_TOLD =
  /(?:可以|能|该|应该|算是?|够|这下|总算|差不多)[^,;。]{0,6}(?:推|升|进|往前|到)|(?:推|升|进)(?:进|到|成)?[^,;。]{0,8}(?:没问题|可以了|行了吧|了吧)|从[^,;。]{1,8}(?:挪|推|升|进|走)到[^,;。]{2,8}了(?=$|[\s,;。!啦])/u;
const ASKS_FOR_IT = /帮|给我|替我|麻烦|请|你|^\s*[把将]|推进\s*#?\d/u;
