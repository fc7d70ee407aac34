// What is copied of a formula is its TeX, and all of it.
{
  const formulaAround = (node) => (node.closest ? node : node.parentElement)?.closest("math");

  document.addEventListener("copy", (event) => {
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
