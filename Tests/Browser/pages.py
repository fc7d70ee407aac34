"""Looks at sites in Chromium as readers do.

    pages.py COURSE SAMPLE MANY [--port PORT] [--pictures FOLDER]

COURSE is the course of this repository, SAMPLE the one of Tests/Fixtures/site, built to be served at the port, and MANY
one of two hundred lessons.
"""

import argparse
import gzip
import json
import re
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from stage import chromium, serving

failures = []


def expect(holds, words):
    if not holds:
        failures.append(words)
        print(f"  FAILED: {words}", flush=True)


def names(site):
    return sorted(path.name for path in Path(site).glob("*.html"))


def in_order(site):
    """The pages of lessons, then those of appendices, as the first page lists them."""
    index = (Path(site) / "index.html").read_text(encoding="utf-8")
    return re.findall(r'<a href="([^"#]+)"', re.search(r'<nav class="lessons".*?</nav>', index, re.DOTALL)[0])


def expect_accessible(page, where):
    for violation in Axe().run(page).response["violations"]:
        nodes = [node["html"][:120] for node in violation["nodes"]]
        # A heading of a column that is a formula is read aloud, but axe sees no words in MathML.
        if violation["id"] == "empty-table-header":
            nodes = [node for node in nodes if "<math>" not in node]
        expect(not nodes, f"{where}: axe: {violation['id']}: {len(nodes)} times, such as {nodes[:1]}")


# --- Every page


def every_page_is_sound(stage, site):
    """No error, no request out of the site, nothing for axe to complain of, nothing that moves while it loads."""
    for name in names(site):
        for dark in (False, True):
            with stage.page(name, dark=dark) as (page, faults):
                where = f"{name}, {'dark' if dark else 'light'}"
                expect(not faults, f"{where}: {faults}")
                shift = page.evaluate("layoutShift")
                expect(shift < 0.01, f"{where}: the layout shifts by {shift:.4f}")
                page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
                expect_accessible(page, where)


def no_page_scrolls_sideways(stage, site):
    for name in names(site):
        for width in (320, 360, 800):
            with stage.page(name, width=width) as (page, _):
                page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
                wide = page.evaluate("document.documentElement.scrollWidth")
                expect(wide <= width, f"{name} is {wide} wide in {width}")


def reading_needs_no_scripts(stage, site):
    for name in names(site):
        with stage.page(name) as (page, _):
            text = page.inner_text("main")
        with stage.page(name, scripts=False) as (page, faults):
            expect(not faults, f"{name} without scripts: {faults}")
            plain = page.inner_text("main")
            lost = set(text.split()) - set(plain.split()) - {"Copy"}
            expect(not lost, f"{name} without scripts lacks {sorted(lost)[:5]}")
            for fold in page.locator("main details > summary").all()[:3]:
                if fold.is_visible():
                    fold.click()
                    expect(fold.locator("..").get_attribute("open") is not None, f"{name}: a fold stays shut")
            expect(page.locator(".search").is_hidden(), f"{name}: a search that cannot work is shown")


# --- What readers do


def search_finds(stage, site, word, section):
    with stage.page("index.html") as (page, faults):
        page.keyboard.press("/")
        expect(page.evaluate("document.activeElement.type") == "search", "/ does not lead to the search")
        page.keyboard.type(word[:-1])
        page.wait_for_selector(".results a")
        page.keyboard.type(word[-1])
        first = page.locator(".results a").first.inner_text()
        expect(section in first, f"the search for {word!r} gives {first!r} first")
        page.keyboard.press("ArrowDown")
        expect(page.evaluate("document.activeElement.tagName") == "A", "ArrowDown does not lead to the results")
        expect_accessible(page, "search")
        page.keyboard.press("Escape")
        expect(page.locator(".results").is_hidden(), "Escape does not close the results")
        page.keyboard.press("Backspace")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: "/index.html" not in address)
        expect(not faults, f"search: {faults}")


def the_site_works_from_the_disk(browser_stage, site, word):
    with browser_stage.page(f"file://{site}/index.html") as (page, faults):
        page.click(".search input")
        page.keyboard.type(word)
        page.wait_for_selector(".results a")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: "/index.html" not in address)
        expect(page.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "flex", "no style")
        expect(not faults, f"from the disk: {faults}")


def the_theme_is_kept(stage):
    colour = "getComputedStyle(document.body).backgroundColor"
    with stage.page("index.html") as (page, _):
        light = page.evaluate(colour)
        page.click("#page\\.theme")
        page.click("#page\\.theme")
        dark = page.evaluate(colour)
        expect(light != dark, "the switch does not change the colours")
        page.reload()
        expect(page.evaluate(colour) == dark, "the choice of colours is lost")
        page.click("#page\\.theme")
        expect(page.evaluate(colour) == light, "the switch does not lead back")


def keys_lead_through_the_course(stage, first, second):
    with stage.page(first) as (page, _):
        page.keyboard.press("Tab")
        expect("Skip" in page.evaluate("document.activeElement.textContent"), "no skip link comes first")
        expect(page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0, "it is not seen")
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**/" + second)
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**/" + first)


def every_stop_shows_its_focus(stage, name):
    with stage.page(name) as (page, _):
        for _ in range(40):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """(() => {
                  const style = getComputedStyle(document.activeElement);
                  return document.activeElement === document.body || style.outlineStyle !== "none";
                })()""")
            expect(seen, f"{name}: no focus seen on {page.evaluate('document.activeElement.outerHTML')[:80]}")


def the_drawer_opens(stage, name):
    for scripts in (True, False):
        with stage.page(name, width=360, scripts=scripts) as (page, _):
            expect(not page.locator(".lessons").is_visible(), "the drawer is open from the start")
            page.click(".menu")
            page.locator(".lessons").wait_for()
            if scripts:
                page.keyboard.press("Escape")
            else:
                page.click(".close")
            page.locator(".lessons").wait_for(state="hidden")


def code_is_copied(stage, name):
    with stage.page(name) as (page, _):
        box = page.locator(".code").first
        box.hover()
        box.locator(".copy").click()
        page.wait_for_function("document.querySelector('.copy').textContent === 'Copied'")
        copied = page.evaluate("navigator.clipboard.readText()")
        expect(copied == box.locator("code").inner_text(), f"copied {copied[:60]!r}")


def paper_has_all(stage, name):
    """Folds are open on paper, and what only a screen needs is gone."""
    with stage.page(name, width=760) as (page, _):
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        for part in (".bar", ".lists", ".copy"):
            expect(page.locator(part).first.is_hidden(), f"{part} is printed")
        for hint in page.locator(".hint > p, .solution > .code").all():
            expect(hint.is_visible(), "a fold is shut on paper")
        expect(len(page.pdf()) > 10_000, "there is nothing on paper")


def a_missing_page_is_told(stage):
    address = stage.home + "no/such/page"
    with stage.page("no/such/page", expected=[address]) as (page, _):
        expect("no such page" in page.inner_text("h1"), "404.html is not shown")


# --- Sizes


def light_enough(site):
    """A page with the styles and scripts that it loads, besides figures and what they need, and the font."""
    site = Path(site)
    packed = lambda data: len(gzip.compress(data))
    for name in names(site):
        html = re.sub(rb"<figure.*?</figure>", b"", (site / name).read_bytes(), flags=re.DOTALL)
        loaded = re.findall(r'(?:<script src|<link rel="stylesheet" href)="[^"]*(assets/[^"]*)"', html.decode())
        total = packed(html) + sum(packed((site / path).read_bytes()) for path in loaded if "drawing.css" not in path)
        print(json.dumps({"measurement": "page-weight", "page": name, "bytes": total}))
        words = packed(re.sub(rb"<[^>]*>", b"", html))
        expect(total <= 30 * 1024, f"{name} weighs {total} bytes, of which {words} are words")
    pages = sum((site / name).stat().st_size for name in names(site))
    index = (site / "assets/search-index.js").stat().st_size
    print(json.dumps({"measurement": "search-index", "bytes": index, "share": round(index / pages, 3)}))
    expect(index < 0.15 * pages, f"the search index has {index / pages:.0%} of the pages' size")


def time_the_search(stage):
    """From a key to the results in the page, in milliseconds."""
    with stage.page("index.html") as (page, _):
        page.click(".search input")
        page.keyboard.type("s")
        page.wait_for_selector(".results a")
        times = page.evaluate(
            """["s", "sl", "slope", "the slope of", "gradient", "zzz", "ent"].map((text) => {
              const input = document.querySelector(".search input");
              input.value = text;
              const start = performance.now();
              input.dispatchEvent(new Event("input", { bubbles: true }));
              document.querySelector(".results").getBoundingClientRect();
              return performance.now() - start;
            })""")
        print(json.dumps({"measurement": "search", "unit": "ms", "goal": 30, "largest": round(max(times), 1),
                          "median": round(sorted(times)[len(times) // 2], 1)}))


def take_pictures(stage, site, folder):
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in names(site):
        for width in (360, 800, 1400):
            for dark in (False, True):
                with stage.page(name, width=width, dark=dark) as (page, _):
                    theme = "dark" if dark else "light"
                    page.screenshot(path=f"{folder}/{Path(name).stem}-{width}-{theme}.png", full_page=True)


def check(site, browser, port, word, section, pictures):
    print(f"{Path(site).name}:", flush=True)
    light_enough(site)
    lessons = in_order(site)
    with serving(site, browser, port) as stage:
        every_page_is_sound(stage, site)
        no_page_scrolls_sideways(stage, site)
        reading_needs_no_scripts(stage, site)
        search_finds(stage, site, word, section)
        the_site_works_from_the_disk(stage, site, word)
        the_theme_is_kept(stage)
        if len(lessons) > 1:
            keys_lead_through_the_course(stage, *lessons[:2])
        every_stop_shows_its_focus(stage, lessons[0])
        the_drawer_opens(stage, lessons[0])
        code_is_copied(stage, lessons[0])
        paper_has_all(stage, lessons[0])
        a_missing_page_is_told(stage)
        if pictures:
            take_pictures(stage, site, pictures)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("course")
    parser.add_argument("sample")
    parser.add_argument("many")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--pictures")
    options = parser.parse_args()
    with chromium() as browser:
        check(options.sample, browser, options.port, "zeppelin", "A section about gradients", options.pictures)
        check(options.course, browser, 0, "backpropagation", "ackpropagation", options.pictures)
        with serving(options.many, browser) as stage:
            time_the_search(stage)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
