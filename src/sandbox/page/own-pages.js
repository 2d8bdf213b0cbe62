// The bot's own pages, opened from the chat as whoever one is in it: their login is told what was chosen here, as its own form tells it.

/** @param {() => string | null} who one is: a userid */
export function startOwnPages(who) {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    const as = who();
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (link === null || as === null || !isPlain || !isOwnPage(link)) return;
    event.preventDefault();
    // Where that fails, the page asks who one is.
    await enter(as).catch(() => undefined);
    window.open(link.href, "_blank", "noopener");
  });
}

/** Of this very server, and none of the sandbox's. */
function isOwnPage({ origin, pathname, download }) {
  return origin === location.origin && download === "" && !/^\/sandbox(\/|$)/.test(pathname);
}

async function enter(person) {
  const asked = await (await fetch("/login")).text();
  const form = new DOMParser().parseFromString(asked, "text/html");
  const state = form.querySelector("input[name=state]")?.value ?? "";
  await fetch("/login", { method: "POST", body: new URLSearchParams({ state, person }), redirect: "manual" });
}
