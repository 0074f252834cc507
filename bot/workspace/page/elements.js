// Interactive elements. A press goes through context.press(element, value, node).
import { add, el, freshId, icon } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";

/** One interactive element, holding what the person has entered before. */
export function element(item, context) {
  const build = BUILD[item.type];
  if (!build) return el("span", { class: "unsupported" }, `[unsupported: ${item.type}]`);
  const held = context.state?.[context.block.block_id]?.[item.action_id];
  return build(item, context, held);
}

/** Options of a select, with those of its groups. */
export function optionsOf(item) {
  return item.options ?? (item.option_groups ?? []).flatMap((group) => group.options);
}

/** Press after the person has confirmed, if the element asks for that. */
async function press(item, context, value, node) {
  if (item.confirm && !(await context.confirm(item.confirm))) return;
  node.setAttribute("aria-busy", "true");
  node.disabled = true;
  await context.press(item, context.block, value);
  node.removeAttribute("aria-busy");
  node.disabled = false;
}

function button(item, context) {
  const node = el("button", {
    type: "button",
    class: `button ${item.style ?? ""}`,
    "aria-label": item.accessibility_label,
    "data-action": item.action_id,
  }, item.text.text);
  node.addEventListener("click", () => {
    if (item.url && /^https?:/.test(item.url)) window.open(item.url, "_blank", "noopener");
    press(item, context, item.value, node);
  });
  return node;
}

function feedback(item, context) {
  const one = (kind, drawing) => {
    const { text, accessibility_label: label } = item[`${kind}_button`];
    const node = el("button", {
      type: "button", class: "button quiet", title: text.text, "aria-pressed": "false",
      "aria-label": label ?? text.text, "data-action": item.action_id, "data-value": kind,
    }, icon(drawing), text.text);
    node.addEventListener("click", () => {
      for (const other of node.parentNode.children) other.setAttribute("aria-pressed", "false");
      node.setAttribute("aria-pressed", "true");
      press(item, context, kind, node);
    });
    return node;
  };
  return el("span", { class: "feedback", role: "group", "aria-label": "Feedback" },
    one("positive", "up"), one("negative", "down"));
}

function iconButton(item, context) {
  const node = el("button", {
    type: "button", class: "button quiet", "data-action": item.action_id,
    "aria-label": item.accessibility_label ?? item.text.text,
  }, item.text.text);
  node.addEventListener("click", () => press(item, context, item.value, node));
  return node;
}

function overflow(item, context) {
  const menu = el("details", { class: "menu", "data-action": item.action_id },
    el("summary", { class: "button quiet", "aria-label": "More actions" }, "⋯"));
  const entries = item.options.map((option) => el("button", {
    type: "button",
    "data-value": option.value,
    onclick: async (event) => {
      menu.open = false;
      await press(item, context, option.value, event.currentTarget);
    },
  }, option.text.text));
  add(menu, el("div", { class: "menu-list" }, entries));
  return closing(menu);
}

/** A menu that closes when the keyboard or the pointer goes elsewhere. */
export function closing(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  return menu;
}

function select(item, context, held) {
  const chosen = held?.selected_option?.value;
  const node = el("select", {
    class: "select", "data-action": item.action_id,
    "aria-label": item.placeholder?.text ?? "Choose",
  }, el("option", { value: "", disabled: true, selected: chosen === undefined },
    item.placeholder?.text ?? "Choose…"),
  optionsOf(item).map((option) =>
    el("option", { value: option.value, selected: option.value === chosen }, option.text.text)));
  node.addEventListener("change", () => press(item, context, node.value, node));
  return node;
}

/** Radio buttons or checkboxes; `changed` is told of the values that are chosen now. */
export function choices(item, context, chosen, changed) {
  const name = freshId("choice");
  const many = item.type !== "radio_buttons";
  const group = el("div", { class: "choices", role: many ? "group" : "radiogroup" });
  add(group, optionsOf(item).map((option) => el("label", {},
    el("input", {
      type: many ? "checkbox" : "radio", name, value: option.value,
      checked: chosen.includes(option.value),
      onchange: () => changed(
        [...group.querySelectorAll("input:checked")].map((input) => input.value), group),
    }),
    el("span", {},
      option.text.type === "mrkdwn" ? mrkdwn(option.text.text, context) : option.text.text,
      option.description && el("small", {}, option.description.text)))));
  return group;
}

function picks(item, context, held) {
  const chosen = (held?.selected_options ?? [held?.selected_option]).filter(Boolean);
  return choices(item, context, chosen.map((option) => option.value), (values, node) =>
    press(item, context, item.type === "radio_buttons" ? values[0] : values, node));
}

const BUILD = {
  button,
  feedback_buttons: feedback,
  icon_button: iconButton,
  overflow,
  static_select: select,
  radio_buttons: picks,
  checkboxes: picks,
};
