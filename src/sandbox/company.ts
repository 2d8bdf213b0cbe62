// The demo company: departments, members and groups as WeCom's directory would list them.
import type { Department } from "../wecom/directory.ts";

export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly departmentId: number;
  readonly position: string;
  /** WeCom's: 1 active, 5 left (wecom.md 4.8). */
  readonly status: 1 | 5;
  /** What the page offers as first words. */
  readonly kind: "rep" | "head" | "cleaner" | "marketer" | "admin" | "finance";
}

export interface Group {
  /** The group bot's chatid. */
  readonly id: string;
  readonly name: string;
  /** Of the group's webhook. */
  readonly key: string;
  readonly members: readonly string[];
}

export interface Company {
  readonly departments: readonly Department[];
  readonly members: readonly Member[];
  readonly groups: readonly Group[];
}

const departments: readonly Department[] = [
  { id: 1, name: "启明智造", parentId: 0, leaders: [] },
  { id: 2, name: "华东大区", parentId: 1, leaders: ["wangjing"] },
  { id: 3, name: "华东一部", parentId: 2, leaders: ["liuyang"] },
  { id: 4, name: "华东二部", parentId: 2, leaders: ["sunli"] },
  { id: 5, name: "市场部", parentId: 2, leaders: ["fangyuan"] },
  { id: 6, name: "综合部", parentId: 1, leaders: ["qianhui"] },
  { id: 7, name: "财务部", parentId: 1, leaders: ["luowen"] },
];

const people: readonly (readonly [string, string, number, string, Member["kind"]])[] = [
  ["wangjing", "王静", 2, "大区经理", "head"],
  ["liuyang", "刘洋", 3, "一部主管", "head"],
  ["zhangsan", "张三", 3, "销售", "rep"],
  ["lisi", "李四", 3, "销售", "rep"],
  ["zhaomin", "赵敏", 3, "销售", "rep"],
  ["007", "郑凯", 3, "销售", "rep"],
  ["gaoxiang", "高翔", 3, "销售", "rep"],
  ["sunli", "孙丽", 4, "二部主管", "head"],
  ["chenfeng", "陈晓峰", 4, "销售", "rep"],
  ["zhouqian", "周倩", 4, "销售", "rep"],
  ["wuting", "吴婷", 4, "销售", "rep"],
  ["linyue", "林悦", 4, "销售", "rep"],
  ["Xu.Hao", "徐浩", 4, "销售", "rep"],
  ["fangyuan", "方圆", 5, "市场主管", "head"],
  ["tangke", "唐可", 5, "市场投放", "marketer"],
  ["maoxin", "毛欣", 5, "市场活动", "marketer"],
  ["heshi", "何市", 5, "线索清洗", "cleaner"],
  ["dengjie", "邓洁", 5, "线索清洗", "cleaner"],
  ["qianhui", "钱慧", 6, "企业微信管理员", "admin"],
  ["luowen", "罗文", 7, "财务", "finance"],
];

const LEFT = "gaoxiang";

const members: readonly Member[] = people.map(([userId, name, departmentId, position, kind]) => ({
  userId,
  name,
  departmentId,
  position,
  kind,
  status: userId === LEFT ? 5 : 1,
}));

function staffOf(...ids: readonly number[]): readonly string[] {
  return members
    .filter((member) => member.status === 1 && ids.includes(member.departmentId))
    .map((member) => member.userId);
}

const groups: readonly Group[] = [
  { id: "wrEast1Sales", name: "华东一部", key: "sandbox-east-1", members: ["wangjing", ...staffOf(3)] },
  { id: "wrEast2Sales", name: "华东二部", key: "sandbox-east-2", members: ["wangjing", ...staffOf(4)] },
  {
    id: "wrMarketing",
    name: "市场线索",
    key: "sandbox-marketing",
    members: ["wangjing", "liuyang", "sunli", ...staffOf(5)],
  },
  {
    id: "wrManagers",
    name: "华东管理",
    key: "sandbox-managers",
    members: ["wangjing", "liuyang", "sunli", "fangyuan", "qianhui"],
  },
];

export const demoCompany: Company = { departments, members, groups };

/** A member by userid, compared without case like WeCom does (wecom.md 4.0). */
export function findMember(company: Company, userId: string): Member | undefined {
  const wanted = userId.toLowerCase();
  return company.members.find((member) => member.userId.toLowerCase() === wanted);
}

/** The ids of a department and of everything below it. */
export function withSubdepartments(company: Company, id: number): readonly number[] {
  const children = company.departments.filter((one) => one.parentId === id);
  return [id, ...children.flatMap((child) => withSubdepartments(company, child.id))];
}
