"""Reads every page of sites: links and anchors lead somewhere, nothing comes from elsewhere, nothing breaks the policy.

    links.py BASE SITE...

BASE is where the sites say that they are.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Where an element loads something from, as opposed to leading somewhere.
LOADS = {("img", "src"), ("script", "src"), ("source", "src"), ("iframe", "src"), ("link", "href")}


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.path, self.ids, self.links, self.faults = path, set(), [], []
        self.policy = None
        self.feed(path.read_text(encoding="utf-8"))

    def fault(self, words):
        self.faults.append(f"{self.path}:{self.getpos()[0]}: {words}")

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            if values["id"] in self.ids:
                self.fault(f"the id {values['id']!r} is used twice")
            self.ids.add(values["id"])
        if tag in ("script", "style") and "src" not in values:
            self.fault(f"a {tag} within the page")
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        for name, value in attributes:
            if name.startswith("on") or name == "style":
                self.fault(f"the attribute {name} is against the policy")
            if (tag, name) in LOADS or name in ("href", "xlink:href"):
                self.links.append((self.getpos()[0], tag, name, value or "", values.get("rel", "")))


def check(base, site):
    site = Path(site)
    pages = {path: Page(path) for path in sorted(site.glob("*.html"))}
    faults = [fault for page in pages.values() for fault in page.faults]
    for page in pages.values():
        if not page.policy or "default-src 'none'" not in page.policy or "unsafe" in page.policy:
            faults.append(f"{page.path}: the policy is {page.policy!r}")
        for line, tag, name, value, relation in page.links:
            where = f"{page.path}:{line}"
            if value.startswith(base):
                value = value.removeprefix(base) or "index.html"
            parts = urlsplit(value)
            if parts.scheme or value.startswith("//"):
                if parts.scheme not in ("http", "https", "mailto"):
                    faults.append(f"{where}: a link to {value}")
                if (tag, name) in LOADS and relation != "canonical":
                    faults.append(f"{where}: {tag} loads {value}")
                continue
            target = page.path if not parts.path else (site / unquote(parts.path)).resolve()
            if not parts.path:
                target = page.path
            elif not target.is_file():
                faults.append(f"{where}: {value} leads to no file")
                continue
            if parts.fragment and target.suffix == ".html":
                known = pages.get(target) or pages.get(site / target.name)
                if unquote(parts.fragment) not in known.ids:
                    faults.append(f"{where}: {value} leads to no place on its page")
    links = sum(len(page.links) for page in pages.values())
    print(f"{site.name}: {len(pages)} pages, {links} links, {len(faults)} faults")
    return faults


if __name__ == "__main__":
    faults = [fault for site in sys.argv[2:] for fault in check(sys.argv[1], site)]
    print(*faults, sep="\n", end="\n" if faults else "")
    sys.exit(1 if faults else 0)
