// Where a person types.
import { el, freshId } from "./dom.js";

/** A box that sends with Enter; `send(text)` resolves to an outcome. */
export function composer({ label, app, send, small = false, onclose = null }) {
  const id = freshId("composer");
  const error = el("p", { class: "error", role: "alert" });
  const box = el("textarea", {
    id, class: "composer-text", rows: small ? "1" : "2", placeholder: label, "aria-label": label,
  });
  const submit = el("button", {
    type: "submit", class: "button primary send", disabled: true, "aria-label": "Send",
  }, "Send");
  const insert = (text, title) => el("button", {
    type: "button", class: "button quiet", title, "aria-label": title,
    onclick: () => {
      box.setRangeText(text, text.startsWith("/") ? 0 : box.selectionStart,
        text.startsWith("/") ? 0 : box.selectionEnd, "end");
      box.dispatchEvent(new Event("input"));
      box.focus();
    },
  }, text.trim());
  const form = el("form", { class: `composer${small ? " small" : ""}` }, box,
    el("div", { class: "composer-foot" },
      insert(`@${app.name} `, `Mention ${app.name}`),
      small ? null : app.commands.map((name) => insert(`${name} `, `Use ${name}`)),
      el("span", { class: "grow" }),
      onclose && el("button", { type: "button", class: "button quiet", onclick: onclose }, "Cancel"),
      submit),
    error);
  box.addEventListener("input", () => {
    submit.disabled = !box.value.trim();
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape") onclose?.();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = box.value;
    if (!text.trim()) return;
    box.value = "";
    box.dispatchEvent(new Event("input"));
    const outcome = await send(text);
    error.textContent = outcome.error ?? "";
    if (!outcome.ok && !box.value) {
      box.value = text;
      box.dispatchEvent(new Event("input"));
    }
  });
  form.focusText = () => box.focus();
  form.setText = (text) => {
    box.value = text;
    box.dispatchEvent(new Event("input"));
  };
  return form;
}
