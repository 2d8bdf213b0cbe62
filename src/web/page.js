// Keeps a page as it is now: asks for it again while somebody looks at it, and puts what has changed in its place. Without this
// file everything works; one reloads.
(() => {
  const main = document.querySelector("main[data-live]");
  if (main === null) return;

  const EVERY_MS = 20_000;
  const LONGEST_MS = 300_000;
  const PATIENCE_MS = 20_000;
  /** Nothing moves under a thumb. */
  const BUSY_MS = 4_000;

  let tag = main.dataset.live;
  let wait = EVERY_MS;
  let timer;
  /** What is being asked; null for nothing. */
  let asking = null;
  let touchedAt = Number.NEGATIVE_INFINITY;

  const byId = (id) => document.getElementById(id);
  const isBusy = () => performance.now() - touchedAt < BUSY_MS;

  function plan() {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(ask, wait);
  }

  async function ask() {
    if (asking !== null || document.visibilityState !== "visible") return;
    const own = new AbortController();
    asking = own;
    // A proxy may hold an answer back for good.
    const patience = setTimeout(() => own.abort(), PATIENCE_MS);
    try {
      const response = await fetch(location.href, {
        headers: { "x-live": "1", "if-none-match": `"${tag}"` },
        cache: "no-store",
        redirect: "error",
        signal: own.signal,
      });
      if (response.status === 401) return over();
      if (response.status === 204) byId("live-news").hidden = false;
      if (response.status === 200) take(await response.text());
      wait = response.ok || response.status === 304 ? EVERY_MS : later();
    } catch {
      // Asleep, in a lift, or the server begins anew.
      if (asking === own) wait = later();
    } finally {
      clearTimeout(patience);
    }
    // Given up for another one, which goes on.
    if (asking !== own) return;
    asking = null;
    plan();
  }

  /** What was asked before the phone slept may never be answered: it waits for nothing. */
  function askAnew() {
    asking?.abort();
    asking = null;
    void ask();
  }

  function later() {
    return Math.min(wait * 2, LONGEST_MS);
  }

  /** What is typed in stands outside of what is replaced. */
  function take(text) {
    const next = new DOMParser().parseFromString(text, "text/html").querySelector("main[data-live]");
    if (next === null || isBusy()) return;
    const parts = [...main.querySelectorAll("[data-part]")];
    const isHeld = parts.some((part) => part.contains(document.activeElement) || isSelectedIn(part));
    if (isHeld) return;
    for (const part of parts) {
      const fresh = next.querySelector(`[data-part="${part.dataset.part}"]`);
      if (fresh !== null && fresh.innerHTML !== part.innerHTML) replace(part, fresh);
    }
    tag = next.dataset.live;
    markStage();
  }

  function isSelectedIn(part) {
    const selection = getSelection();
    return selection !== null && !selection.isCollapsed && part.contains(selection.anchorNode);
  }

  /** What was unfolded stays so, and a row of columns stays where it was pushed to. */
  function replace(part, fresh) {
    const before = [...part.querySelectorAll("details")].map(({ open }) => open);
    const pushed = [...part.querySelectorAll("[data-pushed]")].map(({ scrollLeft }) => scrollLeft);
    part.replaceChildren(...fresh.childNodes);
    part.querySelectorAll("details").forEach((one, index) => {
      one.open = before[index] ?? one.open;
    });
    part.querySelectorAll("[data-pushed]").forEach((one, index) => {
      one.scrollLeft = pushed[index] ?? 0;
    });
  }

  /** On a narrow screen it opens on the stage that is marked: the first with something late. */
  function openOnMarked() {
    const [columns, marked] = [".columns", ".to-stages a[aria-current]"].map((one) =>
      main.querySelector(one),
    );
    if (columns === null || marked === null || location.hash !== "") return;
    const column = document.querySelector(marked.hash);
    if (column !== null)
      columns.scrollLeft += column.getBoundingClientRect().left - columns.getBoundingClientRect().left;
  }

  /** The stage that one has pushed to is marked above its column. */
  function markStage() {
    const columns = main.querySelector(".columns");
    if (columns === null) return;
    const at = columns.getBoundingClientRect().left;
    const distance = (column) => Math.abs(column.getBoundingClientRect().left - at);
    const seen = [...columns.children].filter((column) => column.offsetWidth > 0);
    const [nearest] = seen.sort((one, other) => distance(one) - distance(other));
    for (const link of main.querySelectorAll(".to-stages a")) {
      if (nearest !== undefined && link.hash === `#${nearest.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** Logged out elsewhere, or too long ago: nothing of anybody's stays on the screen; what is half typed does. */
  function over() {
    for (const part of main.querySelectorAll("[data-part]")) part.replaceChildren();
    byId("live-over").hidden = false;
  }

  for (const kind of ["pointerdown", "keydown", "scroll", "wheel"])
    addEventListener(
      kind,
      () => {
        touchedAt = performance.now();
      },
      { passive: true, capture: true },
    );
  addEventListener("scroll", () => requestAnimationFrame(markStage), { passive: true, capture: true });
  document.addEventListener("visibilitychange", () => {
    wait = EVERY_MS;
    if (document.visibilityState === "visible") askAnew();
    else plan();
  });
  addEventListener("online", askAnew);
  // Kept by a browser as it was left: by now somebody else may sit here.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  openOnMarked();
  plan();
})();
