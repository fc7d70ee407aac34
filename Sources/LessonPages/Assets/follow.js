// Keeps a page that is served like the lesson it shows. The server sends the lines of the page that have changed; what
// changes in the document are the elements those lines are about, so that folds stay open, text stays selected and
// nothing moves that need not. Loaded first, so that it sees the document as it came.
"use strict";

(() => {
  const root = document.documentElement;
  const tokenKey = "lesson-token";

  // The address that was printed carries the token behind its number sign. It is kept for this site alone.
  const token = (() => {
    const given = new URLSearchParams(location.hash.slice(1)).get("token");
    try {
      if (given) {
        history.replaceState(null, "", location.pathname + location.search);
        localStorage.setItem(tokenKey, given);
      }
      return given ?? localStorage.getItem(tokenKey);
    } catch { return given; }
  })();
  window.lessonServer = { token };

  // MARK: The document, and what the server thinks it is

  // For each node that came from the server: the node that the reader sees. What scripts have added has none.
  const twins = new WeakMap();
  const pair = (sent, shown) => {
    twins.set(sent, shown);
    for (let index = 0; index < sent.childNodes.length; index += 1) {
      pair(sent.childNodes[index], shown.childNodes[index]);
    }
  };
  const isSame = (one, other) => one.isEqualNode(other);
  const isAlike = (one, other) => one.nodeType === other.nodeType
    && (one.nodeType !== Node.ELEMENT_NODE || (one.tagName === other.tagName && one.id === other.id));
  // These are drawn as a whole.
  const isWhole = (node) => /^(pre|svg|math|table)$/i.test(node.nodeName);

  const insert = (sent, parent, before) => {
    const copy = document.importNode(sent, true);
    const shown = document.importNode(sent, true);
    parent.insertBefore(copy, before);
    twins.get(parent).insertBefore(shown, before ? twins.get(before) : null);
    pair(copy, shown);
  };
  const remove = (sent) => {
    twins.get(sent).remove();
    sent.remove();
  };

  const updateAttributes = (sent, next) => {
    const shown = twins.get(sent);
    for (const { name } of [...sent.attributes]) {
      if (next.hasAttribute(name)) continue;
      sent.removeAttribute(name);
      shown.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) {
      if (sent.getAttribute(name) === value) continue;
      sent.setAttribute(name, value);
      shown.setAttribute(name, value);
    }
  };

  // Makes a node what another one is, and its twin with it.
  const update = (sent, next) => {
    if (isSame(sent, next)) return;
    if (sent.nodeType !== Node.ELEMENT_NODE) {
      sent.data = next.data;
      twins.get(sent).data = next.data;
    } else if (isWhole(sent)) {
      insert(next, sent.parentNode, sent);
      remove(sent);
    } else {
      updateAttributes(sent, next);
      updateChildren(sent, [...sent.childNodes], [...next.childNodes]);
    }
  };

  // What is the same at both ends stays, and so does what is the same in between; what is left becomes what stands
  // at its place now.
  const updateChildren = (parent, old, next) => {
    while (old.length && next.length && isSame(old[0], next[0])) { old.shift(); next.shift(); }
    let end = null;
    while (old.length && next.length && isSame(old.at(-1), next.at(-1))) { end = old.pop(); next.pop(); }
    let left = [];
    for (const node of next) {
      const place = old.findIndex((candidate) => isSame(candidate, node));
      if (place < 0) {
        left.push(node);
        continue;
      }
      replace(parent, old.slice(0, place), left, old[place]);
      old = old.slice(place + 1);
      left = [];
    }
    replace(parent, old, left, end);
  };
  const replace = (parent, old, next, end) => {
    for (const node of next) {
      const place = old.findIndex((candidate) => isAlike(candidate, node));
      if (place < 0) {
        insert(node, parent, old[0] ?? end);
        continue;
      }
      for (const gone of old.splice(0, place)) remove(gone);
      update(old.shift(), node);
    }
    for (const gone of old) remove(gone);
  };

  // MARK: What is said about the page

  const byAnchor = (anchor) => anchor && document.getElementById(anchor);
  const showState = (state) => {
    for (const cell of document.querySelectorAll(".stale, .running")) cell.classList.remove("stale", "running");
    for (const anchor of state.stale) byAnchor(anchor)?.classList.add("stale");
    byAnchor(state.running)?.classList.add("running");
    root.toggleAttribute("data-busy", state.isRunning);
    showProblems(state);
  };

  const make = (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };
  const counted = (count, noun) => count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
  let isFolded = false;
  let lastProblems = "";

  const showProblems = (state) => {
    let panel = document.getElementById("page.problems");
    if (!state.problems) {
      panel?.remove();
      lastProblems = "";
      return;
    }
    if (state.problems === lastProblems && panel) return;
    // What is new is shown, also to who has folded the old.
    if (state.problems !== lastProblems && lastProblems === "") isFolded = false;
    lastProblems = state.problems;
    panel?.remove();
    const words = [state.errors && counted(state.errors, "error"), state.warnings && counted(state.warnings, "warning")];
    const list = make("div", { class: "problems-list", tabindex: "0" });
    list.innerHTML = state.problems;
    const fold = make("details", {}, make("summary", {}, words.filter(Boolean).join(", ")), list);
    fold.open = !isFolded;
    fold.addEventListener("toggle", () => { isFolded = !fold.open; });
    panel = make("aside", { id: "page.problems", class: state.errors ? "has-errors" : "", "aria-label": "Problems" }, fold);
    document.body.append(panel);
  };

  const notice = (words) => {
    let line = document.getElementById("page.notice");
    if (!words) { line?.remove(); return; }
    line ??= make("p", { id: "page.notice", role: "status" });
    line.textContent = words;
    document.body.append(line);
  };

  // MARK: The connection

  let lines = [];
  let sent = null;
  const parts = ["main", "#page\\.lists"];

  const receive = (message) => {
    const changed = message.lines === null ? [] : message.lines.split("\n");
    lines = [...lines.slice(0, message.start), ...changed, ...lines.slice(lines.length - message.end)];
    const next = new DOMParser().parseFromString(lines.join("\n"), "text/html");
    if (document.title !== next.title) document.title = next.title;
    for (const part of parts) {
      const [old, fresh] = [sent.querySelector(part), next.querySelector(part)];
      if (old && fresh) update(old, fresh);
    }
    showState(message.state);
    document.dispatchEvent(new Event("lesson:changed"));
  };

  const connect = () => {
    const path = decodeURIComponent(location.pathname.slice(1)) || "index.html";
    const query = new URLSearchParams({ page: path, token });
    const events = new EventSource(`.lesson/events?${query}`);
    events.addEventListener("open", () => { lines = []; notice(null); });
    events.addEventListener("page", (event) => receive(JSON.parse(event.data)));
    events.addEventListener("error", () => {
      notice(events.readyState === EventSource.CLOSED
        ? "This page is no longer kept current: open the address that `lesson serve` has printed."
        : "Waiting for `lesson serve`…");
    });
    // A page that is left must not keep its lesson running, and one that is come back to is current again.
    addEventListener("pagehide", () => events.close());
    addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  };

  addEventListener("DOMContentLoaded", () => {
    sent = document.body.cloneNode(true);
    pair(sent, document.body);
    if (token) connect();
    else notice("This page is not kept current: open the address that `lesson serve` has printed.");
  });
})();
