// 分成 with colleagues whose names are long or hold spaces and brackets.
import { beforeAll, expect, test } from "vitest";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const colleague = (userId: string, name: string) => ({
  userId,
  name,
  mainDepartment: 3,
  departments: [{ id: 3, isLeader: false }],
  active: true,
});

onOneEngine((engine) => {
  let talk: Talk;
  let count = 0;
  beforeAll(async () => {
    talk = await openTalk(engine);
    const members = [
      ...COMPANY.members,
      colleague("lilei", "Li Lei"),
      colleague("ouyang", "欧阳小明"),
      colleague("dilireba", "迪丽热巴尔"),
      colleague("ayi", "阿依古丽·买买提"),
      colleague("mary", "Mary Ann Smith"),
      colleague("zs2", "张三(销售)"),
    ];
    await talk.database.transaction(({ people }) => people.replace({ ...COMPANY, members }));
  });

  test.each([
    ["我60 @欧阳小明40", "欧阳小明"],
    ["我60 @Li Lei 40", "Li Lei"],
    ["我60 Li Lei 40", "Li Lei"],
    ["我60 @li lei40", "Li Lei"],
    ["@Li Lei 40 我60", "Li Lei"],
    ["和Li Lei六四开", "Li Lei"],
    ["@Li Lei 六四开", "Li Lei"],
    ["和迪丽热巴尔六四开", "迪丽热巴尔"],
    ["我六迪丽热巴尔四", "迪丽热巴尔"],
    ["我60 @迪丽热巴尔 拿40", "迪丽热巴尔"],
    ["我60 @阿依古丽·买买提40", "阿依古丽·买买提"],
    ["我60,@Mary Ann Smith:40", "Mary Ann Smith"],
    ["我60 @张三(销售)40", "张三(销售)"],
    ["@张三（销售） 六四开", "张三(销售)"],
    ["业绩 我60 @Li Lei 40; 归属 我60 @Li Lei 40; 收入 我60 @Li Lei 40", "Li Lei"],
  ])("%s", async (shares, name) => {
    count += 1;
    const created = await talk.say(
      "ZhangSan",
      `新建商机 上海分名${count}机电 联系人王磊 1370000${3000 + count} 地址上海 需求MES 金额30万`,
    );
    const no = /#(\d+)/.exec(created)?.[1];
    const answer = await talk.say("ZhangSan", `分成 #${no} ${shares}`);
    expect(answer).toMatch(/张三60%/);
    expect(answer).toContain(`${name}40%`);
  });
});
