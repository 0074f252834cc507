// Slack's own mark-up, and the inline part of Markdown, as DOM nodes.
import { el, emoji, link } from "./dom.js";

const TOKEN = /<([^<>\n]+)>/;
const BARE = /\bhttps?:\/\/[^\s<>"'`)\]]+[^\s<>"'`)\].,;:!?]/;
const EMOJI = /:([a-z0-9_+-]+):/;

const INLINE = {
  mrkdwn: [
    [/```\n?([\s\S]+?)\n?```/, (m) => el("pre", {}, unescape(m[1]))],
    [/`([^`\n]+)`/, (m) => el("code", {}, unescape(m[1]))],
    [TOKEN, (m, c) => token(m[1], c)],
    [BARE, (m, c) => link(unescape(m[0]), unescape(m[0]), c.open)],
    [/(?<![\w*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\w*])/, (m, c) => el("strong", {}, inline(m[1], c))],
    [/(?<![\w_])_(?!\s)([^_\n]+?)(?<!\s)_(?![\w_])/, (m, c) => el("em", {}, inline(m[1], c))],
    [/(?<![\w~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\w~])/, (m, c) => el("s", {}, inline(m[1], c))],
    [EMOJI, (m) => emoji(m[1])],
  ],
  markdown: [
    [/\\([\\`*_{}[\]()#+\-.!~|<>])/, (m) => m[1]],
    [/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/, (m) => el("code", {}, unescape(m[2]))],
    [/!?\[([^\]\n]*)\]\(\s*<?((?:[^\s()<>]|\([^\s()]*\))+)>?(?:\s+"[^"]*")?\s*\)/,
      (m, c) => link(unescape(m[2]), unescape(m[1] || m[2]), c.open)],
    [TOKEN, (m, c) => token(m[1], c)],
    [BARE, (m, c) => link(unescape(m[0]), unescape(m[0]), c.open)],
    [/\*\*(?!\s)([\s\S]+?)(?<!\s)\*\*/, (m, c) => el("strong", {}, inline(m[1], c))],
    [/(?<!\w)__(?!\s)([\s\S]+?)(?<!\s)__(?!\w)/, (m, c) => el("strong", {}, inline(m[1], c))],
    [/~~([\s\S]+?)~~/, (m, c) => el("s", {}, inline(m[1], c))],
    [/\*(?![\s*])([^*\n]+?)(?<!\s)\*/, (m, c) => el("em", {}, inline(m[1], c))],
    [/(?<!\w)_(?![\s_])([^_\n]+?)(?<!\s)_(?!\w)/, (m, c) => el("em", {}, inline(m[1], c))],
    [EMOJI, (m) => emoji(m[1])],
  ],
};

/** Entities back to what they stand for. */
export function unescape(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** One run of text: the earliest mark wins, what stands around it is read on its own. */
export function inline(text, context) {
  let first = null;
  for (const [pattern, build] of INLINE[context.dialect]) {
    const match = pattern.exec(text);
    if (match && (first === null || match.index < first.match.index)) first = { match, build };
  }
  if (first === null) return [unescape(text)];
  const { match, build } = first;
  const after = text.slice(match.index + match[0].length);
  return [unescape(text.slice(0, match.index)), build(match, context), inline(after, context)];
}

/** Slack's mrkdwn: inline marks, and lines that are quotations. */
export function mrkdwn(text, context) {
  const own = { ...context, dialect: "mrkdwn" };
  const parts = [];
  for (const piece of text.split(/(```[\s\S]+?```)/)) {
    if (piece.startsWith("```")) {
      parts.push(inline(piece, own));
      continue;
    }
    let lines = [];
    let quoted = false;
    const flush = () => {
      if (lines.length === 0) return;
      const run = inline(lines.join("\n"), own);
      parts.push(quoted ? el("blockquote", {}, run) : run);
      lines = [];
    };
    for (const line of piece.split("\n")) {
      const quote = /^(?:&gt;|>) ?/.exec(line);
      if (Boolean(quote) !== quoted) {
        flush();
        quoted = Boolean(quote);
      }
      lines.push(quote ? line.slice(quote[0].length) : line);
    }
    flush();
  }
  return el("div", { class: "text" }, parts);
}

/** What stands between angle brackets: a person, a channel, a group, a date, a link. */
function token(inner, context) {
  const [target, label] = split(inner);
  if (/^@[UW]/.test(target)) return mention(context.names.person(target.slice(1)), "@");
  if (/^#[CG]/.test(target)) {
    return mention(label || context.names.channel(target.slice(1)), "#");
  }
  if (target.startsWith("!subteam^")) {
    return mention(context.names.group(target.slice(9)), "@");
  }
  if (/^!(here|channel|everyone)/.test(target)) {
    return el("span", { class: "mention broadcast" }, `@${target.slice(1)}`);
  }
  if (target.startsWith("!date^")) return unescape(label || target);
  if (/^https?:/.test(target)) {
    return link(unescape(target), unescape(label || target), context.open);
  }
  if (/^mailto:/.test(target)) return unescape(label || target.slice(7));
  return unescape(`<${inner}>`);
}

function split(inner) {
  const bar = inner.indexOf("|");
  return bar < 0 ? [inner, ""] : [inner.slice(0, bar), inner.slice(bar + 1)];
}

/** The name of a person, group or channel, set off from the text. */
export function mention(name, sign) {
  return el("span", { class: "mention" }, sign + name.replace(/^[@#]/, ""));
}

/** A message as its author would type it: names for tokens, signs for entities. */
export function typed(text, names) {
  return unescape(text.replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id) => `@${names.handle(id)}`)
    .replace(/<#([CG][A-Z0-9]+)(?:\|([^>]*))?>/g, (_, id, label) => `#${label || names.channel(id)}`)
    .replace(/<([^|>]+)(?:\|[^>]*)?>/g, (_, target) => target));
}
