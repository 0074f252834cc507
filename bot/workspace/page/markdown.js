// Block-level Markdown (the part that Slack's markdown block is used for) as DOM nodes.
import { el } from "./dom.js";
import { inline, unescape } from "./mrkdwn.js";

const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;

/** A Markdown text: headings, paragraphs, lists, quotations, code, rules and tables. */
export function markdown(text, context) {
  const own = { ...context, dialect: "markdown" };
  return el("div", { class: "text markdown" }, blocks(text.split("\n"), own));
}

function blocks(lines, context) {
  const nodes = [];
  let at = 0;
  const take = (test) => {
    const from = at;
    while (at < lines.length && test(lines[at])) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at];
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (!line.trim()) {
      at += 1;
    } else if (/^\s*(```|~~~)/.test(line)) {
      at += 1;
      const code = take((next) => !/^\s*(```|~~~)\s*$/.test(next));
      at += 1;
      nodes.push(el("pre", {}, unescape(code.join("\n"))));
    } else if (heading) {
      at += 1;
      nodes.push(el(`h${Math.min(heading[1].length + 2, 6)}`, {}, inline(heading[2], context)));
    } else if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) {
      at += 1;
      nodes.push(el("hr"));
    } else if (/^\s*>/.test(line)) {
      const quoted = take((next) => /^\s*>/.test(next)).map((l) => l.replace(/^\s*> ?/, ""));
      nodes.push(el("blockquote", {}, blocks(quoted, context)));
    } else if (ITEM.test(line)) {
      nodes.push(list(take((next) => ITEM.test(next) || /^\s+\S/.test(next)), context));
    } else if (line.includes("|") && /^[\s|:-]*-[\s|:-]*$/.test(lines[at + 1] ?? "")) {
      nodes.push(table(take((next) => next.includes("|")), context));
    } else {
      const plain = take((next) => next.trim() && !/^\s*(>|```|~~~|#{1,6}\s)/.test(next)
        && !ITEM.test(next));
      nodes.push(el("p", {}, inline(plain.join("\n"), context)));
    }
  }
  return nodes;
}

function list(lines, context) {
  const first = ITEM.exec(lines[0]);
  const depth = first[1].length;
  const items = [];
  for (const line of lines) {
    const match = ITEM.exec(line);
    if (match && match[1].length <= depth) items.push([match[3]]);
    else items.at(-1).push(line.slice(Math.min(depth + 2, line.search(/\S/))));
  }
  const ordered = /\d/.test(first[2]);
  const rendered = items.map(([head, ...rest]) =>
    el("li", {}, inline(head, context), rest.length ? blocks(rest, context) : null));
  return el(ordered ? "ol" : "ul", ordered ? { start: parseInt(first[2], 10) } : {}, rendered);
}

function table(lines, context) {
  const cells = (line) => line.trim().replace(/^\||\|$/g, "").split("|").map((c) => c.trim());
  const [head, , ...rows] = lines;
  const row = (tag) => (line) =>
    el("tr", {}, cells(line).map((cell) => el(tag, {}, inline(cell, context))));
  return el("div", { class: "table-wrap" },
    el("table", {}, el("thead", {}, row("th")(head)), el("tbody", {}, rows.map(row("td")))));
}
