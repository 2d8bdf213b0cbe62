import { afterEach, expect, it } from "vitest";
import { createWecomApi, type WecomApi } from "../../src/wecom/api.ts";
import { readDirectory, readMember } from "../../src/wecom/directory.ts";
import { type Asked, type FakeApi, startFakeApi } from "./fake-api.ts";

let fake: FakeApi | undefined;
afterEach(async () => {
  await fake?.close();
  fake = undefined;
});

async function company(answer: (asked: Asked) => object | undefined): Promise<WecomApi> {
  fake = await startFakeApi(answer);
  return createWecomApi({ corpId: "ww1", secret: "s", agentId: 1, baseUrl: fake.baseUrl });
}

const departments = [
  { id: 1, name: "云帆科技", parentid: 0, department_leader: [], order: 1 },
  { id: 2, name: "华东销售部", parentid: 1, department_leader: ["ZhangSan"], order: 1 },
  { id: 3, name: "市场部", parentid: 1, department_leader: ["lisi", "007"], order: 2 },
];
const zhang = {
  userid: "ZhangSan",
  name: "张三",
  department: [2, 3],
  is_leader_in_dept: [0, 1],
  main_department: 3,
  status: 1,
};
const lists: Record<string, object[]> = {
  "1": [
    { userid: "007", name: "老板", department: [1], is_leader_in_dept: [1], main_department: 1, status: 1 },
  ],
  "2": [
    zhang,
    { userid: "gone", name: "离职", department: [2], is_leader_in_dept: [0], main_department: 2, status: 5 },
  ],
  "3": [
    { ...zhang, userid: "zhangsan" },
    { userid: "lisi", name: "李四", department: [3], status: 1 },
  ],
};

const expected = {
  departments: [
    { id: 1, name: "云帆科技", parentId: 0, leaders: [] },
    { id: 2, name: "华东销售部", parentId: 1, leaders: ["ZhangSan"] },
    { id: 3, name: "市场部", parentId: 1, leaders: ["lisi", "007"] },
  ],
  members: [
    {
      userId: "007",
      name: "老板",
      mainDepartment: 1,
      departments: [{ id: 1, isLeader: true }],
      active: true,
    },
    {
      userId: "ZhangSan",
      name: "张三",
      mainDepartment: 3,
      departments: [
        { id: 2, isLeader: false },
        { id: 3, isLeader: true },
      ],
      active: true,
    },
    {
      userId: "gone",
      name: "离职",
      mainDepartment: 2,
      departments: [{ id: 2, isLeader: false }],
      active: false,
    },
    {
      userId: "lisi",
      name: "李四",
      mainDepartment: 3,
      departments: [{ id: 3, isLeader: false }],
      active: true,
    },
  ],
};

it("holds each member once, with every department and where they lead", async () => {
  const api = await company(({ path, query }) => {
    if (path === "department/list") return { errcode: 0, department: departments };
    return path === "user/list" ? { errcode: 0, userlist: lists[query.department_id ?? ""] } : undefined;
  });
  expect(await readDirectory(api)).toEqual(expected);
});

it("joins what each department tells of a member when it tells only its own part", async () => {
  const api = await company(({ path, query }) => {
    if (path === "department/list") return { department: departments };
    const id = Number(query.department_id);
    const member = {
      userid: "u",
      name: "甲",
      department: [id],
      is_leader_in_dept: [id === 2 ? 1 : 0],
      main_department: 1,
    };
    return path === "user/list" ? { userlist: [member] } : undefined;
  });
  const { members } = await readDirectory(api);
  expect(members).toHaveLength(1);
  expect(members[0]?.departments).toEqual([
    { id: 1, isLeader: false },
    { id: 2, isLeader: true },
    { id: 3, isLeader: false },
  ]);
});

it("is read department by department where the list is refused", async () => {
  const api = await company(({ path, query }) => {
    if (path === "department/list") return { errcode: 48002, errmsg: "api forbidden" };
    if (path === "department/simplelist")
      return { department_id: departments.map(({ id }) => ({ id, parentid: 0 })) };
    if (path === "department/get")
      return { department: departments.find(({ id }) => String(id) === query.id) };
    return path === "user/list" ? { userlist: lists[query.department_id ?? ""] } : undefined;
  });
  expect(await readDirectory(api)).toEqual(expected);
});

it("fails as a whole when one department cannot be read", async () => {
  const many = Array.from({ length: 40 }, (_, at) => ({ id: at + 1, name: `${at}`, parentid: 0 }));
  const api = await company(({ path, query }) => {
    if (path === "department/list") return { department: many };
    if (path !== "user/list") return undefined;
    return query.department_id === "2" ? { errcode: 60011, errmsg: "no privilege" } : { userlist: [] };
  });
  await expect(readDirectory(api)).rejects.toMatchObject({ errcode: 60011 });
});

it("asks for at most four departments at a time", async () => {
  let underWay = 0;
  let most = 0;
  const many = Array.from({ length: 30 }, (_, at) => ({ id: at + 1, name: `${at}`, parentid: 0 }));
  const api: Pick<WecomApi, "agentId" | "get" | "post"> = {
    agentId: 1,
    async get(path) {
      if (path === "department/list") return { department: many };
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(setImmediate);
      underWay -= 1;
      return { userlist: [] };
    },
    post: () => Promise.reject(new Error("not asked for")),
  };
  await readDirectory(api);
  expect(most).toBe(4);
});

it("knows one member, or that there is none", async () => {
  const api = await company(({ query, path }) => {
    if (path !== "user/get") return undefined;
    if (query.userid === "ZHANGSAN") return { errcode: 0, ...zhang };
    return { errcode: query.userid === "busy" ? -1 : 60111, userid: "", name: "", department: [] };
  });
  expect(await readMember(api, "ZHANGSAN")).toMatchObject({ userId: "ZhangSan", mainDepartment: 3 });
  expect(await readMember(api, "nobody")).toBeNull();
  await expect(readMember(api, "busy")).rejects.toMatchObject({ errclass: "busy" });
});
