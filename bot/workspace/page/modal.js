// Dialogs over one pane: the app's modals, and questions before a press.
import { add, el, freshId } from "./dom.js";
import { blocks } from "./blocks.js";
import { Form } from "./form.js";

/** Lays dialogs over a pane; while one is open, what lies under it cannot be reached. */
export class Dialogs {
  constructor(pane) {
    this.pane = pane;
    this.layer = el("div", { class: "layer", hidden: true });
    this.shown = null;
    this.form = null;
    this.entered = {};
    this.before = null;
  }

  /** Show the topmost view, if it is another one than before or has changed. */
  show(view, keep = false) {
    const key = view ? `${view.id} ${view.hash}` : null;
    if ((key === this.shown && !keep) || this.asking) return;
    const same = keep || (view && this.shown?.startsWith(`${view.id} `));
    if (same) Object.assign(this.entered, this.form?.values);
    else this.entered = {};
    this.shown = key;
    if (!view) this.clear();
    else this.draw(view);
  }

  draw(view) {
    const { pane } = this;
    for (const [block, inner] of Object.entries(this.entered)) carry(view, block, inner);
    const form = new Form(view, (action_id, query) => pane.suggest(view, action_id, query));
    this.form = form;
    const context = pane.context({ view_id: view.id }, view.state.values);
    const general = el("p", { class: "error", role: "alert" });
    const submit = view.submit
      && el("button", { type: "submit", class: "button primary" }, view.submit.text);
    const body = el("form", { class: "modal-body" },
      blocks(view.blocks, context, (block, own) => form.input(block, own)), general,
      el("div", { class: "modal-foot" },
        el("button", { type: "button", class: "button", onclick: () => pane.closeView(view) },
          view.close?.text ?? (submit ? "Cancel" : "Close")), submit));
    body.addEventListener("submit", async (event) => {
      event.preventDefault();
      submit.disabled = true;
      const outcome = await pane.submit(view, form.values);
      submit.disabled = false;
      form.complain(outcome.errors ?? {});
      general.textContent = outcome.error ?? "";
    });
    this.open(view.title.text, body, () => pane.closeView(view));
  }

  /** Ask before a press; true if the person goes on. */
  confirm(question) {
    return new Promise((resolve) => {
      this.asking = true;
      const end = (answer) => {
        this.asking = false;
        this.clear();
        if (this.shown) this.show(this.pane.topView(), true);
        resolve(answer);
      };
      const style = question.style === "danger" ? "danger" : "primary";
      const body = el("div", { class: "modal-body" },
        el("div", { class: "text" }, question.text.text),
        el("div", { class: "modal-foot" },
          el("button", { type: "button", class: "button", onclick: () => end(false) },
            question.deny?.text ?? "Cancel"),
          el("button", { type: "button", class: `button ${style}`, onclick: () => end(true) },
            question.confirm?.text ?? "Yes")));
      this.open(question.title?.text ?? "Are you sure?", body, () => end(false));
    });
  }

  open(title, body, close) {
    const id = freshId("dialog");
    const dialog = el("section", {
      class: "modal", role: "dialog", "aria-modal": "true", "aria-labelledby": id,
    },
    el("header", { class: "modal-head" }, el("h2", { id }, title),
      el("button", { type: "button", class: "button quiet", "aria-label": "Close",
        onclick: close }, "✕")), body);
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      else if (event.key === "Tab") trap(dialog, event);
    });
    this.before ??= document.activeElement;
    this.layer.replaceChildren(dialog);
    this.layer.hidden = false;
    this.pane.freeze(true);
    const first = body.querySelector("[autofocus], .modal-body input, textarea, select")
      ?? body.querySelector("button");
    if (this.pane.isActive()) first?.focus();
  }

  clear() {
    this.layer.replaceChildren();
    this.layer.hidden = true;
    this.pane.freeze(false);
    if (this.pane.isActive() && this.before?.isConnected) this.before.focus();
    this.before = null;
  }
}

/** What was typed stays when the app updates the view around it. */
function carry(view, block, inner) {
  const held = view.state.values[block];
  for (const [action, value] of Object.entries(inner)) {
    if (held && action in held && "value" in held[action]) held[action].value = value;
  }
}

function trap(dialog, event) {
  const stops = [...dialog.querySelectorAll("button, input, select, textarea, a, summary")]
    .filter((node) => !node.disabled && node.offsetParent !== null);
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}
