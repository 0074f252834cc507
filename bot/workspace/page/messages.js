// Messages and their threads.
import { el, emoji } from "./dom.js";
import { blocks } from "./blocks.js";
import { closing } from "./elements.js";
import { mrkdwn } from "./mrkdwn.js";

const STANDS = { suspended: " · waiting for somebody else", closed: " · closed" };

/** A message with the replies under it, a status line, and the way to answer. */
export function thread(root, pane) {
  const atWork = pane.data.sessions[root.ts] === "processing";
  const status = pane.data.statuses[root.ts] ?? (atWork ? "is working…" : null);
  const title = pane.channel.startsWith("D") ? pane.data.titles[root.ts] : null;
  const replies = root.replies.map((reply) => message(reply, pane));
  const answering = pane.replying(root);
  return el("article", { class: "thread", "data-ts": root.ts },
    title && el("p", { class: "thread-title" }, title, STANDS[pane.data.sessions[root.ts]]),
    message(root, pane),
    (replies.length > 0 || status || answering) && el("div", { class: "replies" },
      replies, status && statusLine(pane.app.name, status, atWork && (() => pane.stop(root))),
      answering),
    !answering && !root.is_ephemeral && el("button", {
      type: "button", class: "button quiet reply", onclick: () => pane.reply(root),
    }, replies.length ? "Reply" : "Reply in thread"));
}

/** "policy-bot is …", as the app has put it; `stop` if the work can be stopped. */
export function statusLine(name, status, stop = null) {
  return el("p", { class: "status", role: "status" },
    el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
    `${name} ${status}`,
    stop && el("button", { type: "button", class: "button stop", onclick: stop }, "Stop"));
}

function message(item, pane) {
  const bot = Boolean(item.bot_id);
  const name = bot ? pane.app.name : pane.names.person(item.user);
  const context = pane.context({ ts: item.ts }, item.state);
  return el("div", {
    class: `message${item.is_ephemeral ? " ephemeral" : ""}`,
    id: pane.anchor(item.ts), tabindex: "-1",
  },
  avatar(name, bot ? "app" : pane.names.hue(item.user)),
  el("div", { class: "message-body" },
    el("p", { class: "message-head" },
      el("strong", {}, name),
      bot && el("span", { class: "badge" }, "app"),
      el("time", { datetime: when(item.ts).toISOString() }, clock(item.ts)),
      item.edited && el("span", { class: "edited" }, "(edited)"),
      tools(item, pane)),
    item.is_ephemeral && el("p", { class: "private" }, "Only visible to you"),
    pane.edits.get(item.ts) ?? (item.blocks?.length ? blocks(item.blocks, context) : mrkdwn(item.text, context)),
    reactions(item, pane),
    el("p", { class: "error", role: "alert" }, pane.complaint(item.ts))));
}

/** A square with the first letter of a name. */
export function avatar(name, hue) {
  return el("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" },
    name.slice(0, 1).toUpperCase());
}

function tools(item, pane) {
  if (item.is_ephemeral) {
    return el("button", {
      type: "button", class: "button quiet tool", onclick: () => pane.dismiss(item),
    }, "Dismiss");
  }
  const entries = [
    ...pane.app.shortcuts.filter((one) => one.on_message).map((one) =>
      entry(one.name, () => pane.shortcut(one.callback_id, item))),
    entry("React with eyes", () => pane.react(item, "eyes")),
    ...(item.user === pane.person.id ? [entry("Edit", () => pane.edit(item)), entry("Delete", () => pane.remove(item))] : []),
  ];
  return closing(el("details", { class: "menu tool" },
    el("summary", { class: "button quiet", "aria-label": "Message actions" }, "⋯"),
    el("div", { class: "menu-list" }, entries)));
}

function entry(label, run) {
  return el("button", {
    type: "button",
    onclick: (event) => {
      event.currentTarget.closest("details").open = false;
      run();
    },
  }, label);
}

function reactions(item, pane) {
  if (!item.reactions?.length) return null;
  return el("p", { class: "reactions" }, item.reactions.map((one) => el("button", {
    type: "button", class: "reaction", "aria-label": `${one.name}, ${one.count}`,
    "aria-pressed": String(one.users.includes(pane.person.id)),
    onclick: () => pane.react(item, one.name),
  }, `${emoji(one.name)} ${one.count}`)));
}

function when(ts) {
  return new Date(Number(ts) * 1000);
}

function clock(ts) {
  const minute = { hour: "2-digit", minute: "2-digit" };
  const date = when(ts);
  const today = date.toDateString() === new Date().toDateString();
  return today ? date.toLocaleTimeString([], minute)
    : date.toLocaleString([], { day: "numeric", month: "short", ...minute });
}
