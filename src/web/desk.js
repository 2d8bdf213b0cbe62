// The keys of the cleaning desk. Without this file everything on the page works by its buttons.
const form = document.getElementById("verdict");
const reason = document.getElementById("reason");
/** The verdict that was chosen before its reason was written. */
let chosen = null;

const target = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`);
const isTyping = (element) => element.matches("input, textarea, select");

function choose(button) {
  if (reason.value.trim() !== "") return button.click();
  chosen?.classList.remove("chosen");
  chosen = button;
  chosen.classList.add("chosen");
  reason.focus();
}

/** What is pressed twice is done once; going back to the page, it can be pressed again. */
function onlyOnce(event) {
  if (form.dataset.sent === "1") event.preventDefault();
  form.dataset.sent = "1";
}

function pressed(event) {
  // A word is still being chosen in the input method.
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  if (isTyping(event.target)) {
    if (key === "Escape") event.target.blur();
    else if (key === "Enter" && event.target.form === form) {
      event.preventDefault();
      if (event.target !== reason) reason.focus();
      else if (chosen !== null && reason.value.trim() !== "") chosen.click();
      else reason.blur();
    }
    return;
  }
  const found = target(key);
  if (key === "/") reason.focus();
  else if (found === null) return;
  else if (/^[123]$/.test(key)) choose(found);
  else if (key === "?") found.open = !found.open;
  else found.click();
  event.preventDefault();
}

if (form !== null && reason !== null) {
  form.addEventListener("submit", onlyOnce);
  window.addEventListener("pageshow", () => {
    delete form.dataset.sent;
  });
  document.addEventListener("keydown", pressed);
}
