// rich_text and table blocks.
import { el, emoji, link } from "./dom.js";
import { mention } from "./mrkdwn.js";

/** The elements of a rich_text block. */
export function richText(elements, context) {
  return el("div", { class: "text" }, elements.map((part) => section(part, context)));
}

function section(part, context) {
  const inner = (part.elements ?? []).map((item) => piece(item, context));
  switch (part.type) {
    case "rich_text_section": return el("div", {}, inner);
    case "rich_text_quote": return el("blockquote", {}, inner);
    case "rich_text_preformatted": return el("pre", {}, inner);
    case "rich_text_list": {
      const items = part.elements.map((item) => el("li", {}, section(item, context)));
      const list = el(part.style === "ordered" ? "ol" : "ul", {}, items);
      list.classList.add(`indent-${Math.min(part.indent ?? 0, 4)}`);
      return list;
    }
    default: return el("span", { class: "unsupported" }, `[unsupported: ${part.type}]`);
  }
}

function piece(item, context) {
  switch (item.type) {
    case "text": return styled(item.text, item.style);
    case "link": return styled(link(item.url, item.text ?? item.url, context.open), item.style);
    case "user": return mention(context.names.person(item.user_id), "@");
    case "channel": return mention(context.names.channel(item.channel_id), "#");
    case "usergroup": return mention(context.names.group(item.usergroup_id), "@");
    case "broadcast": return el("span", { class: "mention broadcast" }, `@${item.range}`);
    case "emoji": return emoji(item.name);
    default: return `[unsupported: ${item.type}]`;
  }
}

function styled(content, style = {}) {
  let node = content;
  if (style.code) node = el("code", {}, node);
  if (style.bold) node = el("strong", {}, node);
  if (style.italic) node = el("em", {}, node);
  if (style.strike) node = el("s", {}, node);
  return node;
}

/** A table block: its first row is the head. */
export function tableBlock(block, context) {
  const cell = (tag) => (item) =>
    el(tag, tag === "th" ? { scope: "col" } : {}, item.type === "rich_text" ? richText(item.elements, context) : item.text ?? "");
  const [head, ...rows] = block.rows;
  return el("div", { class: "table-wrap" }, el("table", {},
    el("thead", {}, el("tr", {}, head.map(cell("th")))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map(cell("td")))))));
}
