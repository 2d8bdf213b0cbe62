import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BOT, createChats, singleChat } from "../../src/sandbox/chats.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-chats-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chat = singleChat("zhangsan");

test("only what others wrote since one last looked is unread", () => {
  const chats = createChats(() => 0);
  chats.append(chat, "zhangsan", { kind: "text", text: "今日" });
  chats.append(chat, BOT, { kind: "text", text: "没有待办" });
  expect(chats.unread("zhangsan", chat)).toBe(1);
  chats.markRead("zhangsan", chat);
  expect(chats.unread("zhangsan", chat)).toBe(0);
  chats.append(chat, BOT, { kind: "text", text: "早" });
  expect(chats.unread("zhangsan", chat)).toBe(1);
});

test("a restart finds every message in its last version, read, and goes on counting", () => {
  const file = join(folder, "deep", "chats.jsonl");
  const before = createChats(() => 7, file);
  const card = before.append(chat, BOT, { kind: "card", card: { task_id: "t1" } });
  before.replace(card.id, { kind: "card", card: { task_id: "t1", replace_text: "已处理" } });
  before.append(chat, "zhangsan", { kind: "text", text: "收到" });
  appendFileSync(file, '{"id":3,"chat":"sing');

  const after = createChats(() => 8, file);
  expect(after.of(chat)).toEqual(before.of(chat));
  expect(after.unread("zhangsan", chat)).toBe(0);
  expect(after.append(chat, BOT, { kind: "text", text: "好" }).id).toBe(3);
});

test("listeners hear new and replaced messages until they stop", () => {
  const chats = createChats(() => 0);
  const heard: number[] = [];
  const stop = chats.subscribe(({ id }) => heard.push(id));
  const { id } = chats.append(chat, BOT, { kind: "text", text: "一" });
  chats.replace(id, { kind: "text", text: "二" });
  stop();
  chats.append(chat, BOT, { kind: "text", text: "三" });
  expect(heard).toEqual([1, 1]);
});
