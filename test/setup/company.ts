// The company the conversations play in: one large department with two sales departments, another one, and marketing.
import type { Directory } from "../../src/domain/people/people.ts";

/** Departments: 1 root · 2 华东大区 (3 一部, 4 二部) · 5 华南大区 (6 广州部) · 7 市场部 directly under the root. */
export const COMPANY: Directory = {
  departments: [
    { id: 1, name: "远山科技", parentId: 0, leaders: [] },
    { id: 2, name: "华东大区", parentId: 1, leaders: ["jingli"] },
    { id: 3, name: "销售一部", parentId: 2, leaders: ["zhuguan"] },
    { id: 4, name: "销售二部", parentId: 2, leaders: ["erzhu"] },
    { id: 5, name: "华南大区", parentId: 1, leaders: [] },
    { id: 6, name: "广州部", parentId: 5, leaders: [] },
    { id: 7, name: "市场部", parentId: 1, leaders: ["shizhu"] },
  ],
  members: [
    member("ZhangSan", "张三", 3),
    member("lisi", "李四", 3),
    member("wangwu", "王五", 4),
    member("guangzhou", "陈南", 6),
    member("zhuguan", "赵主管", 3),
    member("erzhu", "孙二", 4),
    member("jingli", "周经理", 2),
    member("heshi", "何市", 7),
    member("shizhu", "施主", 7),
    member("admin", "钱会", 7),
    member("caiwu", "蔡务", 7),
  ],
};

function member(userId: string, name: string, department: number): Directory["members"][number] {
  return {
    userId,
    name,
    mainDepartment: department,
    departments: [{ id: department, isLeader: false }],
    active: true,
  };
}
