// The first page: how far each lesson has been read, as lesson.js has kept it.
"use strict";

addEventListener("DOMContentLoaded", () => {
  const share = (address) => {
    try { return Number(localStorage.getItem(`lesson-read:${new URL(address).pathname}`)); } catch { return 0; }
  };
  for (const card of document.querySelectorAll(".card")) {
    const read = share(card.querySelector(":is(h2, h3) a").href);
    if (!(read > 0.01)) continue;
    const percent = read > 0.97 ? 100 : Math.round(read * 100);
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = percent;
    bar.setAttribute("aria-label", "Read so far");
    const line = document.createElement("span");
    line.className = "read";
    line.append(bar, percent === 100 ? "Read" : `${percent} % read`);
    card.querySelector(".facts-line").append(" · ", line);
  }
});
