/** Save a form of a draft while somebody types (`data-autosave`); without scripts each page saves when it is sent. */
const PAUSE = 2000;

export function saveWhileTyping(root) {
  for (const form of root.querySelectorAll("form[data-autosave]:not([data-autosaving])")) {
    form.dataset.autosaving = "1";
    const place = form.querySelector("[data-autosave-state]");
    let waiting = 0;
    let open = false;
    const send = async () => {
      clearTimeout(waiting);
      if (!open || form.dataset.sent) return;
      open = false;
      const outcome = await post(form);
      if (outcome === null) open = true;
      place.textContent = outcome === null ? place.dataset.failed : outcome || place.dataset.lost;
    };
    form.addEventListener("input", (event) => {
      if (event.target.type === "file" || event.target.name?.startsWith("keep-")) return;
      open = true;
      clearTimeout(waiting);
      waiting = setTimeout(send, PAUSE);
    });
    // Whoever turns to another window, or locks the phone, has saved.
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && send());
  }
}

/** What the server says; "" where it wants a login first, null where it could not be reached. */
async function post(form) {
  const data = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") data.append(name, value);
  try {
    const headers = { "X-Autosave": "1" };
    const answer = await fetch(form.action, { method: "POST", body: data, headers, redirect: "manual", keepalive: true });
    if (answer.type === "opaqueredirect") return "";
    return answer.ok ? (await answer.json()).message : null;
  } catch {
    return null;
  }
}
