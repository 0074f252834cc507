// Light, dark, or as the system has it.
import { el } from "./dom.js";

const NEXT = { auto: "light", light: "dark", dark: "auto" };

/** A button that goes through the three; the choice is kept. */
export function theme() {
  const button = el("button", { type: "button", class: "button quiet" });
  let now = localStorage.getItem("theme") ?? "auto";
  const show = () => {
    if (now === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = now;
    button.textContent = `Colours: ${now}`;
  };
  button.addEventListener("click", () => {
    now = NEXT[now] ?? "auto";
    localStorage.setItem("theme", now);
    show();
  });
  show();
  return button;
}
