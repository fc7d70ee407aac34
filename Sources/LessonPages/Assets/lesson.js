// What the pages do beyond being read: a switch for colours, copy buttons, keys, and marks in the lists. Loaded in the
// head, so that the reader's colours are there before the first paint; the rest waits for the page.
"use strict";

(() => {
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];

  // Storage may be forbidden, as for files on the disk in some browsers: then a choice lasts as long as the page.
  const load = (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const store = (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* It lasts as long as the page. */ }
  };
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  apply(load("lesson-theme"));

  const setUpTheme = () => {
    const button = document.getElementById("page.theme");
    if (!button) return;
    const show = () => {
      const theme = root.dataset.theme ?? "auto";
      button.textContent = theme[0].toUpperCase() + theme.slice(1);
      button.setAttribute("aria-label", `Colours: ${theme === "auto" ? "as the system has them" : theme}`);
    };
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(root.dataset.theme ?? "auto") + 1) % themes.length];
      apply(next);
      store("lesson-theme", next);
      show();
    });
    addEventListener("storage", (event) => {
      if (event.key !== "lesson-theme") return;
      apply(event.newValue);
      show();
    });
    show();
    button.hidden = false;
  };

  // The clipboard needs a secure page; pages from the disk are none in some browsers.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  const addCopyButtons = (place) => {
    for (const box of place.querySelectorAll(".code")) {
      if (box.querySelector(".copy")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        button.textContent = (await copy(box.querySelector("code").textContent)) ? "Copied" : "Failed";
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
      box.append(button);
    }
  };

  // What scrolls sideways can be reached with the keyboard.
  const markScrollers = () => {
    for (const box of document.querySelectorAll("main pre, main .scroll, main .math, main math[display], main .facts dd")) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };

  // What the search needs comes when somebody begins to search.
  const setUpSearch = () => {
    const box = document.getElementById("page.search");
    if (!box) return;
    const input = box.querySelector("input");
    const load = () => {
      const script = document.createElement("script");
      script.src = `${box.dataset.root}assets/search.js`;
      script.onerror = () => input.addEventListener("focus", load, { once: true });
      document.head.append(script);
    };
    input.addEventListener("focus", load, { once: true });
    box.hidden = false;
  };

  const followSections = () => {
    const links = new Map();
    for (const link of document.querySelectorAll(".sections a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    const headings = [...links.keys()];
    let current = null;
    let isPlanned = false;
    const update = () => {
      isPlanned = false;
      const edge = innerHeight * 0.25;
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < edge);
      const link = links.get(passed.at(-1)) ?? null;
      if (link === current) return;
      current?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "true");
      current = link;
      const list = link?.closest("nav");
      if (!list || list.scrollHeight <= list.clientHeight) return;
      const [inner, outer] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
      if (inner.top < outer.top || inner.bottom > outer.bottom) {
        list.scrollTop += inner.top - outer.top - outer.height / 3;
      }
    };
    if (!headings.length) return;
    addEventListener("scroll", () => {
      if (isPlanned) return;
      isPlanned = true;
      requestAnimationFrame(update);
    }, { passive: true });
    update();
  };

  const showCurrentLesson = () => {
    const list = document.querySelector(".lessons");
    const link = list?.querySelector("[aria-current]");
    if (link && list.scrollHeight > list.clientHeight) {
      list.scrollTop = link.offsetTop - list.offsetTop - list.clientHeight / 3;
    }
  };

  // A touch beside the drawer closes it.
  const setUpDrawer = () => {
    document.addEventListener("click", (event) => {
      if (location.hash === "#page.lists" && !event.target.closest(".lists, .menu")) location.hash = "#page.main";
    });
  };

  // `/` goes to the search, the arrows to the lessons beside this one, Escape closes what is open.
  const setUpKeys = () => {
    addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target;
      const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (event.key === "Escape") {
        if (location.hash === "#page.lists") location.hash = "#page.main";
        else if (isTyping) target.blur();
        return;
      }
      if (isTyping || event.shiftKey) return;
      if (event.key === "/") {
        const search = document.querySelector("[type=search]");
        if (!search) return;
        event.preventDefault();
        search.focus();
        search.select();
      } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        // A box that scrolls sideways keeps its arrows.
        if (target.closest?.(".search")) return;
        if (target.scrollWidth > target.clientWidth && target !== document.body && target.tabIndex === 0) return;
        const link = document.querySelector(`link[rel=${event.key === "ArrowLeft" ? "prev" : "next"}]`);
        if (link) location.href = link.href;
      }
    });
  };

  // How far a lesson has been read is remembered, for the cards of the first page, which index.js fills.
  const followReading = () => {
    if (!document.querySelector("main > article")) return;
    const key = `lesson-read:${location.pathname}`;
    let furthest = Number(load(key)) || 0;
    let timer = 0;
    const note = () => {
      timer = 0;
      const room = root.scrollHeight - innerHeight;
      const share = room > 0 ? Math.min(1, scrollY / room) : 1;
      if (share <= furthest) return;
      furthest = share;
      store(key, share.toFixed(3));
    };
    addEventListener("scroll", () => { timer ||= setTimeout(note, 300); }, { passive: true });
    note();
  };

  // On paper nobody can open a fold.
  const setUpPrinting = () => {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:not([open], .source, .numbers)")];
      for (const fold of opened) fold.open = true;
    });
    addEventListener("afterprint", () => {
      for (const fold of opened) fold.open = false;
    });
  };

  addEventListener("DOMContentLoaded", () => {
    setUpTheme();
    setUpSearch();
    addCopyButtons(document);
    setUpKeys();
    setUpDrawer();
    setUpPrinting();
    followSections();
    showCurrentLesson();
    followReading();
    markScrollers();
    addEventListener("resize", markScrollers);
    document.addEventListener("toggle", markScrollers, true);
    // A page that is served has parts replaced.
    document.addEventListener("lesson:changed", () => { addCopyButtons(document); markScrollers(); });
  });
})();
