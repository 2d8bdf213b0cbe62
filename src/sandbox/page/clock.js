// The sandbox's time in the top bar, running on between turns, and the buttons that turn it.
import { api } from "./api.js";
import { byId, word } from "./dom.js";

const SHANGHAI = { timeZone: "Asia/Shanghai" };
const DATE = new Intl.DateTimeFormat("zh-CN", {
  ...SHANGHAI,
  month: "long",
  day: "numeric",
  weekday: "short",
});
const TIME = new Intl.DateTimeFormat("zh-CN", {
  ...SHANGHAI,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const DAY = new Intl.DateTimeFormat("en-CA", SHANGHAI);

let base = { instant: 0, heardAt: 0 };

/** The sandbox's time now, in ms. */
export function clockNow() {
  return base.instant + performance.now() - base.heardAt;
}

/** A message may tell of a later time before the clock itself does. */
export function hearTime(instant) {
  if (instant > clockNow()) setClock(instant);
}

export function setClock(instant) {
  base = { instant, heardAt: performance.now() };
  show();
}

/** 09:30 after something on the same day, 11月20日周五 09:30 after something on another, or after nothing. */
export function timeLabel(instant, before) {
  const time = TIME.format(instant);
  return before !== undefined && isSameDay(instant, before) ? time : `${DATE.format(instant)} ${time}`;
}

/** For the list of chats: the time today, else the day. */
export function shortLabel(instant) {
  if (isSameDay(instant, clockNow())) return TIME.format(instant);
  const [, month, day] = DAY.format(instant).split("-").map(Number);
  return `${month}/${day}`;
}

/** Wires the buttons; `onTurned` gets the turn and where messages landed, `onFailure` is told when it did not work. */
export function startClock({ onTurned, onFailure }) {
  setInterval(show, 1000);
  const now = byId("clock-now");
  const turns = byId("clock-turns");
  const buttons = [...turns.querySelectorAll("button")];
  const open = (isOpen) => now.setAttribute("aria-expanded", String(isOpen));
  now.addEventListener("click", () => open(now.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".clock")) open(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open(false);
  });
  for (const button of buttons) {
    button.addEventListener("click", async () => {
      const label = button.textContent;
      for (const one of buttons) one.disabled = true;
      button.textContent = word("turning");
      try {
        const { now: turned, landed } = await api.turn(button.dataset.turn);
        setClock(turned);
        onTurned({ turn: button.dataset.turn, landed });
      } catch {
        onFailure();
      }
      button.textContent = label;
      for (const one of buttons) one.disabled = false;
      open(false);
    });
  }
}

function show() {
  byId("clock-date").textContent = DATE.format(clockNow());
  byId("clock-time").textContent = TIME.format(clockNow());
}

function isSameDay(a, b) {
  return DAY.format(a) === DAY.format(b);
}
