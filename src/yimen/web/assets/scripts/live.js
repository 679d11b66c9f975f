/**
 * Live pages. `<section id="progress" data-stream="URL" data-fragment="URL">`: when the stream (server-sent events) tells
 * of a change, the fragment is loaded again through htmx. Without scripts the page shows a link to reload it.
 *
 * A place has one stream, however often it is loaded again. A stream that breaks comes back by itself (the browser sees
 * to that); one that was refused, by a proxy whose push process is away or because its address is too old, is asked for
 * again here, by the youngest address that the page has brought. A fragment without an address of its own ends it.
 */
import htmx from "htmx.org/dist/htmx.esm.js";

const FIRST_PAUSE = 3000;
const LONGEST_PAUSE = 60000;
const followed = new Map(); // id of a place -> the address of its stream

export function followLive(root) {
  const places = root.matches?.("[data-stream]") ? [root] : root.querySelectorAll("[data-stream]");
  for (const place of places) follow(place);
}

function follow(place) {
  const { stream, fragment } = place.dataset;
  if (!stream || !fragment || !window.EventSource) return;
  const running = followed.has(place.id);
  followed.set(place.id, stream);
  if (!running) listen(place.id, FIRST_PAUSE);
}

function listen(id, pause) {
  const source = new EventSource(followed.get(id));
  const end = () => {
    source.close();
    followed.delete(id);
  };
  const changed = () => reload(id) || end();
  source.addEventListener("open", () => (pause = FIRST_PAUSE));
  source.addEventListener("message", changed);
  source.addEventListener("change", changed);
  source.addEventListener("end", end);
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => {
      // What was told meanwhile has been missed: look, then listen again.
      if (reload(id)) listen(id, Math.min(pause * 2, LONGEST_PAUSE));
      else end();
    }, pause);
  });
  window.addEventListener("pagehide", end, { once: true });
}

/** Load the place again; false when it is gone or has nothing more to tell. */
function reload(id) {
  const place = document.getElementById(id); // its address may have changed since (filters)
  if (!place?.dataset.fragment) return false;
  htmx.ajax("GET", place.dataset.fragment, { target: place, swap: "outerHTML" });
  return true;
}
