/**
 * Uploads. Without scripts every material has a file field and a button of the form around it; with them a chosen file is
 * sent by itself at once, its progress shown, and one that is too large or of a wrong kind is refused before it travels.
 * Then its row alone is loaded again: nothing else on the page is lost, not even the file being chosen in another row.
 * `<div data-upload="NAME" data-limit="BYTES" data-accept="pdf,jpg" data-too-large="…" data-wrong-kind="…" …>`
 */
import htmx from "htmx.org/dist/htmx.esm.js";

export function watchUploads(root) {
  for (const place of root.querySelectorAll("[data-upload]:not([data-watched])")) {
    place.dataset.watched = "1";
    const field = place.querySelector('input[type="file"]');
    const replacing = place.querySelector('button[name="replace"]');
    const adding = place.querySelector('button[name="upload"]');
    if (!replacing) adding.hidden = true; // the first file is sent as soon as it is chosen
    field.addEventListener("change", () => {
      clear(place);
      const problem = field.files.length ? findProblem(place.dataset, field.files[0]) : "";
      if (problem) {
        field.value = "";
        tell(place, problem);
      } else if (field.files.length && !replacing) send(place, field, adding);
    });
    for (const button of [adding, replacing].filter(Boolean)) {
      button.addEventListener("click", (event) => {
        event.preventDefault();
        if (field.files.length) send(place, field, button);
        else field.click();
      });
    }
  }
}

function send(place, field, button) {
  const form = field.form;
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set(button.name, button.value);
  body.set(field.name, field.files[0]);
  const show = progressOf(place, field.files[0]);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  request.upload.addEventListener("progress", (event) => event.lengthComputable && show(event.loaded / event.total));
  request.addEventListener("load", () => arrive(request, place));
  request.addEventListener("error", () => tell(place, place.dataset.broken));
  request.send(body);
}

function arrive(request, place) {
  if (new URL(request.responseURL, window.location.href).pathname.startsWith("/account/")) {
    window.location.reload(); // the session has ended: sign in, then come back to this page
    return;
  }
  if (request.status === 200) return reload(place.closest("[id]").id);
  let message = "";
  try {
    message = JSON.parse(request.responseText).message;
  } catch {
    // a page instead of an answer, for example from a proxy
  }
  tell(place, message || (request.status === 413 ? place.dataset.tooLarge : place.dataset.broken));
}

function reload(id) {
  const row = `#${CSS.escape(id)}`;
  const here = document.activeElement?.closest(row) || document.activeElement === document.body;
  // Its own source: htmx drops all but the last of several requests of one source. And the focus returns to the row only
  // from the row: by now somebody may be typing elsewhere.
  htmx
    .ajax("GET", window.location.href, { source: row, target: row, select: row, swap: "outerHTML" })
    .then(() => here && document.getElementById(id)?.focus());
}

function findProblem({ limit, accept, tooLarge, wrongKind, empty }, file) {
  const kind = file.name.split(".").pop().toLowerCase().replace("jpeg", "jpg");
  if (accept && !accept.split(",").includes(kind)) return wrongKind;
  if (limit && file.size > Number(limit)) return tooLarge;
  return file.size === 0 ? empty : "";
}

function progressOf(place, file) {
  clear(place);
  const box = document.createElement("div");
  box.className = "ym-file__progress";
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", place.dataset.sending);
  const words = document.createElement("span");
  words.setAttribute("role", "status");
  words.textContent = ` ${place.dataset.sending} ${file.name}`;
  box.append(bar, words);
  place.append(box);
  return (share) => {
    bar.value = share;
  };
}

function clear(place) {
  for (const old of place.parentElement.querySelectorAll(".ym-file__progress, .govuk-error-message")) old.remove();
}

function tell(place, message) {
  clear(place);
  const words = document.createElement("p");
  words.className = "govuk-error-message";
  words.setAttribute("role", "alert");
  words.textContent = message;
  place.before(words);
}
