/**
 * Live pages. `<section id="progress" data-stream="URL" data-fragment="URL">`: when the stream (server-sent events) tells
 * of a change, the fragment is loaded again through htmx. Without scripts the page shows a link to reload it.
 */
import htmx from "htmx.org/dist/htmx.esm.js";

const open = new Set();

export function followLive(root) {
  const places = root.matches?.("[data-stream]") ? [root] : root.querySelectorAll("[data-stream]");
  for (const place of places) follow(place);
}

function follow(place) {
  const { stream, fragment } = place.dataset;
  if (!stream || !fragment || open.has(stream) || !window.EventSource) return;
  const source = new EventSource(stream);
  open.add(stream);
  const reload = () => {
    const now = document.getElementById(place.id); // its address may have changed since (filters)
    if (now) htmx.ajax("GET", now.dataset.fragment || fragment, { target: now, swap: "outerHTML" });
    else close();
  };
  const close = () => {
    source.close();
    open.delete(stream);
  };
  source.addEventListener("message", reload);
  source.addEventListener("change", reload);
  source.addEventListener("end", close);
  window.addEventListener("pagehide", close, { once: true });
}
