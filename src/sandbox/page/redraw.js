// Draws a list anew under somebody's hands: neither the keyboard's place in it nor a press that has begun is lost.

/** What waits until the finger or button is let go, the newest drawing of each place. */
const waiting = new Map();
let isPressed = false;

/** A click is only one where what was pressed is still there when it is let go. */
document.addEventListener("pointerdown", () => {
  isPressed = true;
});
for (const end of ["pointerup", "pointercancel"]) {
  // The click itself comes right behind the end of the press.
  addEventListener(end, () => setTimeout(released));
}

/** Draws at once, or when what is pressed has been let go. */
export function redraw(place, draw) {
  if (isPressed) return void waiting.set(place, draw);
  const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  draw();
  if (key !== undefined) place.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function released() {
  isPressed = false;
  const ready = [...waiting];
  waiting.clear();
  for (const [place, draw] of ready) redraw(place, draw);
}
