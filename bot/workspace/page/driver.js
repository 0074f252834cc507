// Talking to the workspace. Its token is in this page's own address.
const token = new URLSearchParams(location.search).get("token") ?? "";
const headers = { "X-Page-Token": token, "Content-Type": "application/json" };

/** Read something: the workspace, or one person's pane. */
export async function read(name, query = {}) {
  const answer = await fetch(`/ui/${name}?${new URLSearchParams(query)}`, { headers });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** Do something as a person. The outcome says how it went; it is never an exception. */
export async function act(name, args) {
  try {
    const body = JSON.stringify(args);
    const answer = await fetch(`/ui/${name}`, { method: "POST", headers, body });
    return await answer.json();
  } catch {
    return { ok: false, error: "The simulated workspace does not answer. Is it still running?" };
  }
}

/** Be told of each change; `state` hears whether the line is open. */
export function listen(changed, state) {
  const source = new EventSource(`/ui/stream?${new URLSearchParams({ token })}`);
  source.addEventListener("open", () => {
    state(true);
    changed({});
  });
  source.addEventListener("error", () => state(false));
  source.addEventListener("message", (event) => changed(JSON.parse(event.data)));
}
