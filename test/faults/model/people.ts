// The people of a run: two colleagues, a rep of the department beside theirs, the heads of both, a rep of another large
// department to whom nothing of it belongs, and somebody the company does not know.

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly department: number;
  readonly large: number;
  /** Of their own department. */
  readonly isHead: boolean;
}

export const COLLEAGUES: readonly Colleague[] = [
  { id: "ZhangSan", name: "张三", department: 3, large: 2, isHead: false },
  { id: "lisi", name: "李四", department: 3, large: 2, isHead: false },
  { id: "wangwu", name: "王五", department: 4, large: 2, isHead: false },
  { id: "zhuguan", name: "赵主管", department: 3, large: 2, isHead: true },
  { id: "erzhu", name: "孙二", department: 4, large: 2, isHead: true },
  { id: "guangzhou", name: "陈南", department: 6, large: 5, isHead: false },
];

export const STRANGER = "mosheng";

export function colleague(id: string): Colleague {
  const found = COLLEAGUES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`nobody is called ${id}`);
  return found;
}
