// The button beside the input that sends a file.
import { byId } from "./dom.js";

/** `send` gets the file that was chosen. */
export function startPaperClip(send) {
  const input = byId("file");
  byId("paper-clip").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (file !== undefined) send(file);
  });
}
