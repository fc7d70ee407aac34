"use strict";
{
  // A formula that is wider than the page can be scrolled with the keyboard.
  const formulas = document.querySelectorAll('math[display="block"]');
  const sizes = new ResizeObserver(entries => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const formula of formulas) sizes.observe(formula);

  const formulaAround = node => (node.closest ? node : node.parentElement)?.closest("math");

  // What is copied of a formula is its TeX, and all of it.
  document.addEventListener("copy", event => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0).cloneRange();
    const first = formulaAround(range.startContainer);
    const last = formulaAround(range.endContainer);
    if (first) range.setStartBefore(first);
    if (last) range.setEndAfter(last);
    const copy = document.createElement("div");
    copy.append(range.cloneContents());
    if (!copy.querySelector("math")) return;
    event.clipboardData.setData("text/html", copy.innerHTML);
    for (const formula of copy.querySelectorAll("math")) {
      const dollars = formula.getAttribute("display") === "block" ? "$$" : "$";
      const tex = formula.querySelector("annotation")?.textContent ?? formula.textContent;
      formula.replaceWith(dollars + tex + dollars);
    }
    event.clipboardData.setData("text/plain", copy.textContent);
    event.preventDefault();
  });
}
