// Building the page. Text only ever enters it as text nodes.

/** An element with properties and children; strings become text. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  add(node, children);
  return node;
}

/** Append children, lists of children and strings; nothing is skipped but null and false. */
export function add(node, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(typeof child === "object" ? child : String(child));
  }
  return node;
}

/**
 * Make these nodes the children of a node, and touch only what is not in its place: a node that is
 * taken out and put back loses the press that has begun on it, and the focus.
 */
export function arrange(node, children) {
  const wanted = new Set(children);
  for (const child of [...node.childNodes]) if (!wanted.has(child)) child.remove();
  children.forEach((child, place) => {
    if (node.childNodes[place] !== child) node.insertBefore(child, node.childNodes[place] ?? null);
  });
}

/** Nodes by name, each made again only when what it shows has changed. */
export class Kept {
  constructor() {
    this.nodes = new Map();
  }

  node(name, shown, make) {
    const key = JSON.stringify(shown);
    const old = this.nodes.get(name);
    if (old?.key === key) return old.node;
    const node = make();
    this.nodes.set(name, { key, node });
    return node;
  }

  clear() {
    this.nodes.clear();
  }
}

/** A link that opens elsewhere, if it is http(s); otherwise only its label. */
export function link(href, label, open) {
  let url;
  try {
    url = new URL(href);
  } catch {
    return document.createTextNode(label);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return document.createTextNode(label);
  const here = url.origin === location.origin && url.pathname.startsWith("/archives/");
  const node = el("a", {
    href: url.href, title: url.href, rel: "noopener noreferrer", target: here ? null : "_blank",
  }, label);
  if (here) {
    node.addEventListener("click", (event) => {
      event.preventDefault();
      const [, , channel, stamp] = url.pathname.split("/");
      open?.(channel, stamp);
    });
  }
  return node;
}

const ICONS = {
  hash: "M6 2 5 14M11 2l-1 12M2.5 5.5h11M2 10.5h11",
  lock: "M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
  chat: "M2.5 3h11v8H8l-3.5 2.7V11h-2z",
  home: "M2 8l6-5.5L14 8M4 7v6.5h8V7",
  up: "M5.5 13.5h5.3a1 1 0 0 0 1-.8l1-4.5a1 1 0 0 0-1-1.2H8.8l.5-3a1.2 1.2 0 0 0-2.2-.8L5.5 7zM3 7v6.5",
  down: "M5.5 2.5h5.3a1 1 0 0 1 1 .8l1 4.5a1 1 0 0 1-1 1.2H8.8l.5 3a1.2 1.2 0 0 1-2.2.8L5.5 9zM3 9V2.5",
};

/** A small line drawing, for the eye only. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS(space, tag));
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

let count = 0;

/** An id that no other element of the page has. */
export function freshId(stem) {
  count += 1;
  return `${stem}-${count}`;
}

const EMOJI = {
  "white_check_mark": "✅", "x": "❌", "warning": "⚠️", "eyes": "👀", "+1": "👍", "-1": "👎",
  "thumbsup": "👍", "thumbsdown": "👎", "no_entry": "⛔", "no_entry_sign": "🚫",
  "hourglass_flowing_sand": "⏳", "hourglass": "⌛", "clock3": "🕒", "memo": "📝", "mag": "🔍",
  "scales": "⚖️", "balance_scale": "⚖️", "question": "❓", "grey_question": "❔", "bulb": "💡",
  "information_source": "ℹ️", "lock": "🔒", "unlock": "🔓", "bell": "🔔", "link": "🔗",
  "page_facing_up": "📄", "books": "📚", "scroll": "📜", "raising_hand": "🙋", "wave": "👋",
  "heavy_check_mark": "✔️", "red_circle": "🔴", "large_yellow_circle": "🟡",
  "large_green_circle": "🟢", "large_blue_circle": "🔵", "white_circle": "⚪",
  "arrows_counterclockwise": "🔄", "rotating_light": "🚨", "speech_balloon": "💬", "tada": "🎉",
  "bust_in_silhouette": "👤", "busts_in_silhouette": "👥", "robot_face": "🤖", "calendar": "📅",
  "stop_sign": "🛑", "inbox_tray": "📥", "outbox_tray": "📤", "pushpin": "📌", "fire": "🔥",
};

/** The sign for an emoji's name; an unknown name stays as it is written. */
export function emoji(name) {
  return EMOJI[name] ?? `:${name}:`;
}
