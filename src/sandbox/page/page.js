// The page: who one is, which chat is open, and everything that follows from it.
import { api, listen } from "./api.js";
import { avatar } from "./avatar.js";
import { drawChats } from "./chat-list.js";
import { hearTime, setClock, startClock } from "./clock.js";
import { fill, quote, resetCompose, showChips, startCompose, takeWords } from "./compose.js";
import { startCustomers } from "./customers.js";
import { byId, element, word } from "./dom.js";
import { showLanded, startLanded } from "./landed.js";
import {
  hideTyping,
  keepAtEnd,
  lastAnswer,
  showMessage,
  showMessages,
  showNote,
  showTyping,
} from "./messages.js";
import { startPaperClip } from "./paper-clip.js";
import { drawPeople, drawPicks } from "./people.js";
import { startSheet } from "./sheet.js";

const REFRESH_MS = 150;

let view = { departments: [], waiting: {}, chats: [], botName: "" };
let as = null;
let open = null;
/** The chat that is being fetched, and what came meanwhile: the fetched may not hold it. */
let opening = null;
let isRefreshing = false;
let waitingFor = 0;

const members = () => view.departments.flatMap((department) => department.members);
const memberOf = (userId) =>
  members().find((member) => member.userId.toLowerCase() === String(userId).toLowerCase());

function nameOf(userId) {
  return userId === "bot" ? view.botName : (memberOf(userId)?.name ?? userId);
}

async function load() {
  view = await api.state(as);
  setClock(view.now);
  draw();
}

function draw() {
  drawPeople({ ...view, as, onChoose: choose });
  drawChats({ chats: view.chats, open: open?.id ?? null, nameOf, onOpen: openChat });
  drawMe();
}

function drawMe() {
  const me = byId("me");
  const member = memberOf(as);
  me.hidden = member === undefined;
  if (member === undefined) return;
  const label = word("meIs", { name: member.name });
  me.replaceChildren(avatar(member.name, member.userId), element("span", { textContent: label }));
}

/** Many messages at once, as when the clock is turned, are one look at the lists. */
function refreshSoon() {
  if (isRefreshing) return;
  isRefreshing = true;
  setTimeout(async () => {
    isRefreshing = false;
    try {
      if (open !== null && !document.hidden) await api.read(as, open.id);
      await load();
    } catch {
      byId("offline").hidden = false;
    }
  }, REFRESH_MS);
}

async function choose(userId) {
  as = memberOf(userId)?.userId ?? null;
  open = null;
  await load();
  show("chats");
  remember();
  const first = view.chats[0];
  // On a wide screen the bot's chat stands open beside the list; on a phone the list comes first.
  if (first !== undefined && !isPhone()) await openChat(first);
}

async function openChat(chat) {
  open = chat;
  const isGroup = chat.kind === "group";
  byId("welcome").hidden = true;
  byId("conversation").hidden = false;
  byId("talk-title").textContent = chat.name;
  byId("talk-note").textContent = isGroup ? word("members", { n: chat.memberCount }) : word("app");
  resetCompose({ isGroup, botName: view.botName, memberNames: chat.members.map(nameOf) });
  const mine = { chat, arrived: [] };
  opening = mine;
  const { messages } = await api.messages(as, chat.id).finally(() => {
    if (opening === mine) opening = null;
  });
  if (open !== chat) return;
  showMessages(messages, { as, isGroup, nameOf, onPress: press, onQuote: quote });
  for (const message of mine.arrived) showMessage(message);
  if (waitingFor > 0) showTyping();
  chips();
  show("talk");
  remember();
  keepAtEnd();
  if (!isPhone()) byId("input").focus();
  refreshSoon();
  if (!isGroup) await api.enter(as, chat.id);
}

/** A chat of anybody's: as who one is, if they are in it, else as the first who is. */
async function openPlace({ chat, readers }) {
  if (!readers.includes(as)) {
    as = readers[0];
    open = null;
  }
  await load();
  const found = view.chats.find(({ id }) => id === chat);
  if (found !== undefined) await openChat(found);
}

function chips() {
  showChips(lastAnswer(), memberOf(as)?.kind ?? "rep");
}

/** Sends in the name of the person, with the bot typing until it has answered. */
async function act(chat, request, hearsBot) {
  waitingFor += hearsBot ? 1 : 0;
  if (waitingFor === 1 && hearsBot) showTyping();
  let problem = null;
  try {
    if (!(await request()).taken) problem = word("notTaken");
  } catch {
    problem = word("failed");
  }
  waitingFor -= hearsBot ? 1 : 0;
  if (waitingFor === 0) hideTyping();
  if (open?.id !== chat.id) return;
  if (problem !== null) showNote(problem);
  chips();
}

function send(words) {
  const chat = open;
  const hearsBot = chat.kind === "single" || words.text.includes(`@${view.botName}`);
  return act(chat, () => api.say(as, chat.id, words), hearsBot);
}

function press(message, key) {
  const chat = open;
  return act(chat, () => api.press(as, chat.id, message, key), true);
}

function show(screen) {
  document.body.dataset.screen = screen;
}

function isPhone() {
  return matchMedia("(max-width: 720px)").matches;
}

/** The address keeps who and where, so that a reload or a bookmark comes back here. */
function remember() {
  const query = new URLSearchParams({
    ...(as === null ? {} : { as }),
    ...(open === null ? {} : { chat: open.id }),
  });
  history.replaceState(null, "", `#${query}`);
}

async function begin() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  await load();
  drawPicks({ departments: view.departments, onChoose: choose });
  if (memberOf(wanted.get("as")) === undefined) return;
  as = memberOf(wanted.get("as")).userId;
  await load();
  const chat = view.chats.find(({ id }) => id === wanted.get("chat"));
  show("chats");
  if (chat !== undefined) await openChat(chat);
}

byId("people-search").addEventListener("input", draw);
byId("me").addEventListener("click", () => {
  show("people");
  byId("people-search").focus();
});
byId("back").addEventListener("click", () => {
  open = null;
  show("chats");
  remember();
  refreshSoon();
});
startCompose(send);
startPaperClip((file) => {
  const chat = open;
  // WeCom's own client refuses it as well.
  if (file.size === 0) return showNote(word("emptyFile"));
  // In a group a picture is heard only beside words that mention the bot, in one message.
  const text = chat.kind === "group" && file.type.startsWith("image/") ? takeWords() : "";
  const hearsBot = chat.kind === "single" || text.includes(`@${view.botName}`);
  return act(chat, () => api.file(as, chat.id, { file, text }), hearsBot);
});
startLanded();
startCustomers(showNote);
const sheet = startSheet(async (words) => {
  await choose(word("sheetBinder"));
  if (open === null && view.chats[0] !== undefined) await openChat(view.chats[0]);
  fill(words);
});
startClock({
  onTurned(turned) {
    showLanded(turned, openPlace);
    keepAtEnd();
  },
  onFailure: () => showNote(word("failed")),
});
listen({
  onMessage(message) {
    hearTime(message.at);
    if (message.chat === open?.id) {
      if (opening === null) showMessage(message);
      else opening.arrived.push(message);
      chips();
    }
    refreshSoon();
  },
  onClock: setClock,
  onSheet: () => sheet.changed(),
  onConnection(isUp) {
    const wasDown = !byId("offline").hidden;
    byId("offline").hidden = isUp;
    // What was said while the line was down is only on the server.
    if (isUp && wasDown && open !== null) void openChat(open);
  },
});
await begin();
