// The search, which lesson.js loads when somebody begins to search. Its index is a script, because pages from the disk may
// load nothing else. What it holds is told in SearchIndex.swift.
"use strict";

(() => {
  const shown = 12;

  // As SearchWords.swift cuts texts.
  const cut = (text) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

  class Index {
    constructor({ pages, words, places }) {
      this.sections = pages.flatMap(([path, page, sections]) => sections.map(([anchor, title, beginning]) => ({
        address: anchor ? `${path}#${encodeURIComponent(anchor)}` : path, page, title, beginning,
      })));
      let previous = "";
      this.words = (words ? words.split(" ") : []).map((word) => {
        previous = previous.slice(0, parseInt(word[0], 36)) + word.slice(1);
        return previous;
      });
      this.places = places.split(" ");
    }

    // How well each section fits a word that may only have been begun; 0 where it does not.
    scores(typed) {
      const scores = new Float32Array(this.sections.length);
      for (let index = 0; index < this.words.length; index++) {
        const word = this.words[index];
        const at = word.indexOf(typed);
        if (at < 0 || (at > 0 && typed.length < 3)) continue;
        const fit = word === typed ? 4 : at === 0 ? 1 + typed.length / word.length : typed.length / word.length;
        let section = 0;
        for (const code of this.places[index].split(",")) {
          const number = parseInt(code, 36);
          section += Math.floor(number / 3);
          const score = fit * [1, 2, 8][number % 3];
          if (score > scores[section]) scores[section] = score;
        }
      }
      return scores;
    }

    // The sections that have every word, or where none has, most of them; the best first.
    find(text) {
      const typed = cut(text);
      const lists = typed.map((word) => this.scores(word));
      const hits = this.sections.map((section, index) => {
        const scores = lists.map((list) => list[index]);
        return { section, index, words: scores.filter(Boolean).length, score: scores.reduce((a, b) => a + b, 0) };
      });
      const most = hits.reduce((most, hit) => Math.max(most, hit.words), 0);
      if (most === 0) return [];
      return hits.filter((hit) => hit.words === most)
        .sort((a, b) => b.score - a.score || a.index - b.index).map((hit) => hit.section);
    }
  }

  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  const setUp = () => {
    const box = document.getElementById("page.search");
    const input = box.querySelector("input");
    const panel = box.querySelector(".results");
    const root = box.dataset.root;
    let index = null;
    let isAsked = false;

    const load = () => {
      if (isAsked) return;
      isAsked = true;
      const script = make("script");
      script.src = `${root}assets/search-index.js`;
      script.onload = () => {
        index = new Index(globalThis.lessonSearch);
        show();
      };
      script.onerror = () => {
        isAsked = false;
        tell("The search index could not be loaded");
      };
      document.head.append(script);
    };

    const loadStyles = () => {
      const link = make("link");
      link.rel = "stylesheet";
      link.href = `${root}assets/search.css`;
      // Nothing is shown before it looks as it should.
      link.onload = load;
      link.onerror = load;
      document.head.append(link);
    };

    const status = make("p", "count");
    status.setAttribute("role", "status");
    const list = make("ol");
    panel.append(status, list);

    const tell = (words) => {
      list.replaceChildren();
      status.textContent = words;
      panel.hidden = false;
    };

    const entry = ({ address, page, title, beginning }) => {
      const item = make("li");
      const link = make("a");
      link.href = root + address;
      link.append(make("span", "found", title || page));
      if (title) link.append(" ", make("span", "found-in", page));
      if (beginning) link.append(" ", make("span", "beginning", beginning));
      item.append(link);
      return item;
    };

    const show = () => {
      const text = input.value.trim();
      if (!index || !text) {
        panel.hidden = true;
        return;
      }
      const found = index.find(text);
      const places = found.length === 1 ? "1 section" : `${found.length} sections`;
      tell(found.length ? `${places}${found.length > shown ? `, the best ${shown}:` : ""}` : "Nothing was found");
      list.replaceChildren(...found.slice(0, shown).map(entry));
    };

    const close = () => { panel.hidden = true; };

    const move = (event) => {
      const stops = [input, ...list.querySelectorAll("a")];
      const here = stops.indexOf(document.activeElement);
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = stops[here + step];
      if (here < 0 || !next) return;
      event.preventDefault();
      next.focus();
    };

    input.addEventListener("focus", () => {
      load();
      show();
    });
    input.addEventListener("input", show);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        close();
        if (document.activeElement === input) input.blur();
        else input.focus({ preventScroll: true });
        close();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        move(event);
      } else if (event.key === "Enter" && document.activeElement === input && !panel.hidden) {
        list.querySelector("a")?.click();
      }
    });
    // A result on the same page leaves the page as it is, but for the panel.
    list.addEventListener("click", close);
    box.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!box.contains(event.target)) close();
    });
    loadStyles();
  };

  setUp();
})();
