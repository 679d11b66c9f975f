/**
 * A conversation: `<div data-chat …>`. One stream of server-sent events tells what happened; what was said the page asks for
 * itself, after the last message it has, so that a break costs nothing but time. Nothing polls. Without scripts the form is
 * posted and a link looks for answers.
 *
 * The officer's desk also has `<section id="board" data-fragment="URL">`, the list beside the conversation.
 */
import htmx from "htmx.org/dist/htmx.esm.js";

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60000;
const TYPING_TOLD = 4000; // how often is told that somebody types, and how long it is shown

export function openChats(root) {
  for (const place of root.querySelectorAll("[data-chat]:not([data-ready])")) {
    place.dataset.ready = "1";
    new Chat(place);
  }
}

class Chat {
  constructor(place) {
    this.place = place;
    this.list = place.querySelector("[data-said]");
    this.form = place.querySelector("form[data-say]");
    this.pause = FIRST_PAUSE;
    if (this.form) this.improveForm();
    if (this.list) this.list.scrollTop = this.list.scrollHeight;
    document.addEventListener("visibilitychange", () => this.markRead());
    window.addEventListener("online", () => this.lost && this.listen());
    window.addEventListener("pagehide", () => this.source?.close());
    window.addEventListener("pageshow", (event) => event.persisted && this.listen());
    this.seen = this.last;
    this.listen();
  }

  get last() {
    return Number(this.list?.lastElementChild?.dataset.sequence || 0);
  }

  get state() {
    return this.place.querySelector("[data-state]");
  }

  find(name) {
    return this.place.querySelector(`[${name}]`);
  }

  // --- hearing

  listen() {
    if (!window.EventSource || !this.place.dataset.stream) return;
    this.source?.close();
    this.source = new EventSource(this.place.dataset.stream);
    this.source.addEventListener("open", () => {
      this.pause = FIRST_PAUSE;
      if (this.lost) this.look();
      this.showLost(false);
    });
    this.source.addEventListener("told", (event) => this.hear(JSON.parse(event.data)));
    this.source.addEventListener("change", () => this.look());
    this.source.addEventListener("end", () => window.location.assign(this.place.dataset.away));
    this.source.addEventListener("error", () => this.wait());
  }

  /** The browser comes back by itself from a break; a stream that was refused is asked for again here. */
  wait() {
    this.showLost(true);
    if (this.source.readyState !== EventSource.CLOSED) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.listen(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  hear(told) {
    if (String(told.about) !== this.place.dataset.about) {
      if (told.what === "gone") this.moveUp(told);
      if (told.what !== "typing" && told.what !== "gone") this.refreshBoard();
      return;
    }
    const own = told.by === this.place.dataset.side;
    if (told.what === "typing") return own || this.showTyping();
    if (told.what === "read") return own || this.showRead(told.read);
    if (told.what === "gone") return;
    if (told.what === "state") this.refreshBoard();
    if (told.what === "state" || told.sequence > this.last) this.look();
  }

  look() {
    this.refreshBoard();
    if (!this.list) return;
    // One question at a time; what is told meanwhile is asked for at once afterwards.
    if (this.asking) return void (this.again = true);
    this.asking = true;
    fetch(`${this.place.dataset.messages}?after=${this.last}`, { headers: { "X-Requested-With": "XMLHttpRequest" } })
      .then((answer) => (answer.ok ? answer.text().then((text) => this.take(text)) : this.refused(answer)))
      .catch(() => this.showLost(true))
      .finally(() => {
        this.asking = false;
        if (this.again) {
          this.again = false;
          this.look();
        }
      });
  }

  refused(answer) {
    if (answer.status === 404 || answer.status === 403 || answer.redirected) window.location.assign(this.place.dataset.away);
  }

  /** A fragment: how things stand, and the messages that came since. Several tabs and answers may bring one twice. */
  take(text) {
    const fragment = new DOMParser().parseFromString(text, "text/html");
    const state = fragment.querySelector("[data-state]");
    if (!state) return;
    const near = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 120;
    for (const item of fragment.querySelectorAll("[data-said] > li")) {
      if (Number(item.dataset.sequence) > this.last) this.list.append(document.importNode(item, true));
    }
    if (near) this.list.scrollTop = this.list.scrollHeight;
    const before = this.state.dataset.state;
    this.state.replaceWith(document.importNode(state, true));
    if (before !== state.dataset.state && (state.dataset.state === "closed" || this.place.dataset.side === "officer")) {
      if (!this.form?.elements.text?.value) return window.location.reload();
    }
    this.showTyping(false);
    this.showRead(Number(state.dataset.read));
    this.markRead();
  }

  // --- telling

  improveForm() {
    const { form } = this;
    const text = form.elements.text;
    form.dataset.once = "1"; // it is sent by this script, as often as needed
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
      event.preventDefault();
      form.requestSubmit();
    });
    text.addEventListener("input", () => this.tellTyping());
    form.elements.file?.addEventListener("change", () => form.elements.file.files.length && this.send());
    this.place.parentElement.addEventListener("click", (event) => {
      const button = event.target.closest("[data-insert]");
      if (!button || !document.contains(text)) return;
      event.preventDefault();
      text.value = button.dataset.insert;
      text.focus();
    });
  }

  send() {
    const { form } = this;
    const { text, file } = form.elements;
    if (this.sending || (!text.value.trim() && !file?.files.length)) return;
    this.sending = true;
    const body = new FormData(form);
    body.set("after", this.last);
    const button = form.querySelector("button[type=submit]");
    button.setAttribute("aria-disabled", "true");
    fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "XMLHttpRequest" } })
      .then(async (answer) => {
        const said = await answer.text();
        if (answer.redirected) return window.location.reload();
        if (!answer.ok) return this.complain(answer.headers.get("Content-Type")?.startsWith("text/plain") ? said : "");
        // Only now is it certain: the next message gets a key of its own.
        form.elements.key.value = newKey();
        text.value = "";
        if (file) file.value = "";
        this.showLost(false);
        this.take(said);
      })
      .catch(() => this.complain(""))
      .finally(() => {
        this.sending = false;
        button.removeAttribute("aria-disabled");
        text.focus();
      });
  }

  complain(sentence) {
    const place = this.find("data-lost-words");
    place.hidden = false;
    place.textContent = sentence || this.place.dataset.notSent;
    if (this.form.elements.file) this.form.elements.file.value = "";
  }

  tellTyping() {
    if (this.told && Date.now() - this.told < TYPING_TOLD) return;
    this.told = Date.now();
    this.post(this.place.dataset.typing, {});
  }

  markRead() {
    if (document.hidden || this.last <= this.seen) return;
    this.seen = this.last;
    this.post(this.place.dataset.mark, { after: this.last });
  }

  post(address, values) {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
    if (!address || !token) return;
    const body = new URLSearchParams({ ...values, csrfmiddlewaretoken: token });
    fetch(address, { method: "POST", body, headers: { "X-Requested-With": "XMLHttpRequest" } }).catch(() => {});
  }

  // --- showing

  showTyping(show = true) {
    const words = this.find("data-typing-words");
    if (!words) return;
    words.hidden = !show;
    clearTimeout(this.typed);
    if (show) this.typed = setTimeout(() => (words.hidden = true), TYPING_TOLD + 1000);
  }

  /** What was read can be told before the page has its own message from the server: the furthest counts. */
  showRead(sequence) {
    const words = this.find("data-read-words");
    this.read = Math.max(this.read || 0, sequence || 0);
    if (words) words.hidden = this.read < this.last || !this.list.lastElementChild?.matches(".ym-said--own");
  }

  showLost(lost) {
    this.lost = lost;
    const place = this.find("data-lost-words");
    if (!place) return;
    place.hidden = !lost;
    place.textContent = lost ? this.place.dataset.lost : "";
  }

  /** Somebody before this one left the queue. */
  moveUp(told) {
    const number = this.find("data-ahead");
    const own = this.state?.dataset;
    if (!number || own?.state !== "waiting" || told.since >= Number(own.since)) return;
    const left = Math.max(0, Number(number.textContent) - 1);
    number.textContent = left;
    this.find("data-ahead-words").hidden = left === 0;
    this.find("data-next").hidden = left > 0;
  }

  /** The list of the desk: at most twice a second, however much happens. */
  refreshBoard() {
    const board = document.getElementById("board");
    if (!board || this.refreshing) return;
    this.refreshing = setTimeout(() => {
      this.refreshing = 0;
      htmx.ajax("GET", board.dataset.fragment, { target: board, swap: "outerHTML" });
    }, 500);
  }
}

/** A random UUID; `crypto.randomUUID` is only there over https. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
