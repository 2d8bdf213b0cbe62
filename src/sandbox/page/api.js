// The page's side of the sandbox's door.

async function ask(path, request) {
  const response = await fetch(`/sandbox/${path}`, request);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.status === 204 ? null : response.json();
}

function post(path, body) {
  return ask(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const api = {
  state: (as) => ask(`api/state?${new URLSearchParams(as === null ? {} : { as })}`),
  messages: (as, chat) => ask(`api/messages?${new URLSearchParams({ as, chat })}`),
  say: (as, chat, words) => post("api/say", { as, chat, ...words }),
  file: (as, chat, { file, text }) =>
    ask(`api/file?${new URLSearchParams({ as, chat, name: file.name, type: file.type, text })}`, {
      method: "POST",
      body: file,
    }),
  press: (as, chat, message, key) => post("api/press", { as, chat, message, key }),
  enter: (as, chat) => post("api/enter", { as, chat }),
  read: (as, chat) => post("api/read", { as, chat }),
  customers: () => ask("api/customers"),
  scan: (channel) => post("api/customers/scan", { channel }),
  write: (customer) => post("api/customers/write", { customer }),
  sheet: () => ask("api/sheet"),
  removeRow: (row) => post("api/sheet/remove", { row }),
  turn: (turn) => post("api/clock", { turn }),
};

/** Listens for messages, the clock and the smart sheet. `onConnection` is told true when the stream (re)opens, false when it breaks. */
export function listen({ onMessage, onClock, onSheet, onConnection }) {
  const source = new EventSource("/sandbox/events");
  source.addEventListener("message", (event) => onMessage(JSON.parse(event.data).message));
  source.addEventListener("clock", (event) => onClock(JSON.parse(event.data).now));
  source.addEventListener("sheet", onSheet);
  source.addEventListener("open", () => onConnection(true));
  source.addEventListener("error", () => onConnection(false));
}
