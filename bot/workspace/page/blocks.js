// Block Kit as DOM nodes. `context` has names, open, press(action, value) and confirm(object).
import { el, link } from "./dom.js";
import { element } from "./elements.js";
import { markdown } from "./markdown.js";
import { mrkdwn } from "./mrkdwn.js";
import { richText, tableBlock } from "./richtext.js";
import { plan, task } from "./tasks.js";

/** A text object: mrkdwn, or plain text as it is. */
export function textObject(object, context) {
  if (object.type === "mrkdwn") return mrkdwn(object.text, context);
  return el("div", { class: "text" }, object.text);
}

/** All blocks of a message or view; `input` draws input blocks, which only views have. */
export function blocks(list, context, input = null) {
  return el("div", { class: "blocks" }, list.map((one) => block(one, context, input)));
}

function block(one, context, input) {
  const own = { ...context, block: one };
  switch (one.type) {
    case "section":
      return el("div", { class: "section" },
        el("div", { class: "section-body" },
          one.text && textObject(one.text, own),
          one.fields && el("div", { class: "fields" }, one.fields.map((f) => textObject(f, own)))),
        one.accessory && el("div", { class: "accessory" }, element(one.accessory, own)));
    case "header":
      return el("h3", { class: "header" }, one.text.text);
    case "divider":
      return el("hr");
    case "context":
      return el("div", { class: "context" }, one.elements.map((item) =>
        item.type === "image" ? picture(item, own) : textObject(item, own)));
    case "actions":
      return el("div", { class: "actions" }, one.elements.map((item) => element(item, own)));
    case "context_actions":
      return el("div", { class: "actions quiet" }, one.elements.map((item) => element(item, own)));
    case "markdown":
      return markdown(one.text, own);
    case "rich_text":
      return richText(one.elements, own);
    case "table":
      return tableBlock(one, own);
    case "plan":
      return plan(one);
    case "task_card":
      return task(one);
    case "image":
      return el("figure", {}, one.title && el("figcaption", {}, one.title.text),
        picture(one, own));
    case "input":
      if (input) return input(one, own);
      return unsupported(one);
    default:
      return unsupported(one);
  }
}

function unsupported(one) {
  return el("div", { class: "unsupported" }, `[unsupported block: ${one.type}]`);
}

/** Pictures are not fetched: a page on this machine should call nobody. */
function picture(item, context) {
  const label = `[picture: ${item.alt_text ?? ""}]`;
  return item.image_url ? link(item.image_url, label, context.open) : label;
}
