// 不用报备,是李四的: somebody new who is told of, and is not to be taken in now, or has been by another.

const INTAKE = "(?:报个?备|备个?案|登记|录(?:入|系统|进))";
const DECLINED = new RegExp(
  `(?:不用|不要|不必|不需要|不想|不打算|无需|甭|别|先不|暂不|暂时不|没必要|没打算|(?<!能)不能|不急着?|用不着)(?:先|急着|再|去|来|给[我他它]|帮我|帮他)*${INTAKE}|不${INTAKE}(?!不)`,
  "u",
);
/** 要不要报备, 用不用先报备, 报备吗, 报备没 */
const ASKED = new RegExp(
  `(?:要不要|用不用|需不需要|该不该|是不是要|是否|需要)先?${INTAKE}|${INTAKE}[过了]?(?:不|没有?|吗|么)[\\s?？。]*$`,
  "u",
);
/** 李四已经报备了, 别人报备过; 帮我报备了 is asked for. */
const DONE_BY_ANOTHER = new RegExp(
  `(?:已经?|早就?|早已|前几天|上周|昨天)(?:被\\p{Script=Han}{1,3})?${INTAKE}(?:过|了|上)|(?<=^|[\\s,，;；。是被])(?!\\p{Script=Han}{0,2}[我你您帮给先把请快没未])\\p{Script=Han}{2,3}?(?:上周|上个?月|昨天|前天|之前)?${INTAKE}(?:过|了(?!吧)|的)`,
  "u",
);
const LATER = new RegExp(
  `(?:明[天早]|后天|下周[一二三四五六日天]?|改天|回头|过[两几]天|晚[点些]|以后|之后|有空|完了?|等[^,，;；。\\s]{1,10})我?再(?:来|去|给你|说)?${INTAKE}(?!一?[个家条])`,
  "u",
);

/** Whether it is said that nobody is to be taken in, asked whether, put off, or told that another has done so. */
export function declinesIntake(said: string): boolean {
  return [DECLINED, ASKED, DONE_BY_ANOTHER, LATER].some((pattern) => pattern.test(said));
}
