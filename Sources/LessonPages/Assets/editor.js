// An editor below each exercise of a page that is served. What is written is kept in the student's own file, a moment
// after the last key; Check has it judged as `lesson check` does.
"use strict";

(() => {
  const { token } = window.lessonServer;
  const lesson = decodeURIComponent(location.pathname.split("/").pop()).replace(/\.html$/, "");
  const saveDelay = 700;

  const make = (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };

  const request = async (path, body) => {
    const options = { headers: { "Lesson-Token": token } };
    if (body) {
      options.method = "POST";
      options.headers["Content-Type"] = "application/json";
      options.body = JSON.stringify(body);
    }
    const response = await fetch(`.lesson/${path}`, options);
    const isJSON = response.headers.get("Content-Type") === "application/json";
    return { status: response.status, content: isJSON ? await response.json() : await response.text() };
  };

  class Editor {
    constructor(section) {
      this.name = section.id.replace(/^exercise\./, "");
      const label = `Your answer to ${this.name}`;
      this.numbers = make("pre", { class: "line-numbers", "aria-hidden": "true" });
      this.area = make("textarea", {
        "aria-label": label, "aria-describedby": `${section.id}.help`, spellcheck: "false", autocapitalize: "off",
        autocomplete: "off", wrap: "off", rows: "4",
      });
      this.button = make("button", { type: "button", class: "check" }, "Check");
      this.status = make("p", { class: "editor-status", role: "status" });
      this.help = make("p", { class: "editor-help", id: `${section.id}.help` });
      this.help.append("Tab indents, Escape and then Tab leaves. ", make("kbd", {}, "Ctrl"), " ", make("kbd", {}, "Enter"), " checks.");
      this.verdict = make("div", { class: "verdict" });
      this.element = make(
        "div", { class: "editor" }, make("div", { class: "editor-box" }, this.numbers, this.area),
        make("div", { class: "editor-bar" }, this.button, this.status), this.help, this.verdict);
      const command = section.querySelector(":scope > .command");
      section.insertBefore(this.element, command);
      section.classList.add("has-editor");
      this.isDirty = false;
      this.queue = Promise.resolve();
      this.listen();
      this.load();
    }

    listen() {
      this.area.addEventListener("input", () => this.edited());
      this.area.addEventListener("keydown", (event) => this.key(event));
      this.area.addEventListener("blur", () => { this.mayLeave = false; this.save(); });
      this.area.addEventListener("scroll", () => { this.numbers.scrollTop = this.area.scrollTop; });
      this.button.addEventListener("click", () => this.check());
      this.verdict.addEventListener("click", (event) => {
        const line = event.target.closest("[data-line]")?.dataset.line;
        if (line) this.goTo(Number(line));
      });
      // The file may have been changed in another editor meanwhile.
      addEventListener("focus", () => { if (!this.isDirty) this.load(); });
    }

    // MARK: Text

    show(answer) {
      this.base = answer.base ?? null;
      this.firstLine = answer.firstLine;
      this.status.title = answer.file;
      if (this.area.value !== answer.code.replace(/\r\n?/g, "\n")) this.area.value = answer.code;
      this.isDirty = false;
      this.fit();
    }

    fit() {
      const count = this.area.value.split("\n").length;
      this.area.rows = Math.min(Math.max(count + 1, 4), 24);
      this.numbers.textContent = Array.from({ length: count }, (_, index) => this.firstLine + index).join("\n");
    }

    edited() {
      this.isDirty = true;
      this.fit();
      this.say("");
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), saveDelay);
    }

    // As typed by hand, so that it can be undone.
    type(text) {
      if (!document.execCommand("insertText", false, text)) {
        this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
        this.edited();
      }
    }

    key(event) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.check();
      } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        const before = this.area.value.slice(0, this.area.selectionStart);
        const line = before.slice(before.lastIndexOf("\n") + 1);
        event.preventDefault();
        this.type("\n" + line.match(/^\s*/)[0] + (/[{(\[]\s*$/.test(line) ? "  " : ""));
      } else if (event.key === "Tab" && !event.shiftKey && !this.mayLeave) {
        event.preventDefault();
        this.type("  ");
      } else if (event.key === "Escape") {
        // The page's own Escape would take the keyboard away.
        event.stopPropagation();
        this.mayLeave = true;
        return;
      }
      if (event.key !== "Shift") this.mayLeave = false;
    }

    goTo(line) {
      const lines = this.area.value.split("\n");
      const start = lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0);
      this.area.focus();
      this.area.setSelectionRange(start, start + (lines[line] ?? "").length);
      const height = this.area.scrollHeight / lines.length;
      this.area.scrollTop = Math.max(0, (line - 3) * height);
    }

    // MARK: The file

    say(words, kind = "") {
      this.status.textContent = words;
      this.status.className = `editor-status ${kind}`;
    }

    // One after the other: each needs to know what the one before has left in the file.
    inTurn(work) {
      this.queue = this.queue.then(work).catch(() => this.say("`lesson serve` does not answer", "bad"));
      return this.queue;
    }

    load() {
      return this.inTurn(async () => {
        const query = new URLSearchParams({ lesson, exercise: this.name });
        const { status, content } = await request(`answer?${query}`);
        if (status !== 200) this.say(content.trim?.() ?? "", "bad");
        else if (!this.isDirty) this.show(content);
      });
    }

    save() {
      clearTimeout(this.timer);
      if (!this.isDirty) return this.queue;
      return this.inTurn(async () => {
        if (!this.isDirty) return;
        const code = this.area.value;
        const { status, content } = await request("save", this.message(code));
        if (this.settle(status, content, code)) this.say("saved");
      });
    }

    check() {
      clearTimeout(this.timer);
      return this.inTurn(async () => {
        this.say("checking…");
        this.button.disabled = true;
        const code = this.area.value;
        const { status, content } = await request("check", this.message(code)).finally(() => { this.button.disabled = false; });
        if (!this.settle(status, content.answer ?? content, code)) return;
        this.say(content.words, content.isPassed ? "good" : "bad");
        this.verdict.innerHTML = content.html;
      });
    }

    message(code) {
      return { lesson, exercise: this.name, code, base: this.base };
    }

    // Takes over what the file holds now. False when what was sent is not in it.
    settle(status, answer, code) {
      if (status === 409) {
        this.conflict(answer);
        return false;
      }
      if (status !== 200) {
        this.say(answer.trim?.() ?? "", "bad");
        return false;
      }
      this.base = answer.base ?? null;
      this.firstLine = answer.firstLine;
      if (this.area.value === code) this.isDirty = false;
      this.fit();
      return true;
    }

    conflict(answer) {
      this.say("The file has changed in another editor.", "bad");
      const theirs = make("button", { type: "button" }, "Take what is in the file");
      const mine = make("button", { type: "button" }, "Keep what is here");
      theirs.addEventListener("click", () => { this.say(""); this.show(answer); });
      mine.addEventListener("click", () => {
        this.say("");
        this.base = answer.base ?? null;
        this.isDirty = true;
        this.save();
      });
      this.status.append(" ", theirs, " ", mine);
    }
  }

  const addEditors = () => {
    for (const section of document.querySelectorAll("section.exercise")) {
      if (!section.querySelector(":scope > .editor")) new Editor(section);
    }
  };

  if (token) {
    addEventListener("DOMContentLoaded", addEditors);
    document.addEventListener("lesson:changed", addEditors);
  }
})();
