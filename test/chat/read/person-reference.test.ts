import { describe, expect, it } from "vitest";
import { readExpectedPerson, readPersonReference } from "../../../src/chat/read/person-reference.ts";

describe("a colleague in a text", () => {
  it.each([
    ["@张三", "张三", ""],
    ["＠张三 原因", "张三", "原因"],
    ["给 @张三", "张三", ""],
    ["给@张三,他熟悉", "张三", "他熟悉"],
    ["给张三", "张三", ""],
    ["转给张三 他熟悉制造业", "张三", "他熟悉制造业"],
    ["@李四 他熟悉制造业", "李四", "他熟悉制造业"],
    ["@李四\u2005他熟悉", "李四", "他熟悉"],
    ["@张三(华东)", "张三", "(华东)"],
    ["@li.si_2 周四", "li.si_2", "周四"],
    ["@zhangsan.", "zhangsan", ""],
    ["@张三他熟悉", "张三他熟悉", ""],
    ["原因很多 @李四", "李四", ""],
  ])("%s", (text, name, rest) => {
    expect(readPersonReference(text)).toMatchObject({ name, rest });
  });

  it("says where it stands, so that a shorter name can be cut out", () => {
    const text = "派给 @张三他熟悉";
    const read = readPersonReference(text);
    expect(read && text.slice(read.start, read.end)).toBe("给 @张三他熟悉");
    expect(read && text.slice(read.end - read.name.length, read.end)).toBe("张三他熟悉");
  });

  it.each(["客户要比价", "发到 a@b.com", "拨给客户打电话", "", "@", "zhangsan"])(
    "%s names nobody",
    (text) => {
      expect(readPersonReference(text)).toBeNull();
    },
  );
});

describe("where a person is expected", () => {
  it.each([
    ["zhangsan", "zhangsan", ""],
    ["007 原因", "007", "原因"],
    ["li.si_2", "li.si_2", ""],
    ["张三 周三到周五", "张三", "周三到周五"],
    ["@张三 周三", "张三", "周三"],
  ])("%s will do", (text, name, rest) => {
    expect(readExpectedPerson(text)).toMatchObject({ name, rest });
  });
});
