"""Sites served on loopback under a path of their own, and a browser that notes what goes wrong on a page."""

import functools
import http.server
import os
import threading
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

SHIFTS = """
globalThis.layoutShift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) layoutShift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """As simple hosts do it: files, and 404.html for everything else."""

    def translate_path(self, path):
        return super().translate_path(path.removeprefix("/under"))

    def send_error(self, code, message=None, explain=None):
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Stage:
    def __init__(self, browser, port):
        self.browser, self.home = browser, f"http://127.0.0.1:{port}/under/"

    @contextmanager
    def page(self, address="", width=1280, height=900, dark=False, scripts=True, expected=()):
        """A page that has been loaded, and the list of what went wrong with it."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light",
            java_script_enabled=scripts, reduced_motion="reduce")
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page, faults = context.new_page(), []
        if scripts:
            page.add_init_script(SHIFTS)
        page.on("console", lambda message: message.type == "error" and faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
        page.on("response", lambda answer: answer.status >= 400 and answer.url not in expected
                and faults.append(f"{answer.status}: {answer.url}"))
        page.on("request", lambda request: request.url.startswith((self.home, "file:"))
                or faults.append(f"leaves the site: {request.url}"))
        page.goto(address if address.startswith("file:") else self.home + address, wait_until="networkidle")
        yield page, faults
        context.close()


@contextmanager
def chromium():
    with sync_playwright() as playwright:
        # Chromium's sandbox does not work for root. These pages are our own.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        yield browser
        browser.close()


class Server(http.server.ThreadingHTTPServer):
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        """A browser that goes to another page hangs up, which is no fault."""


@contextmanager
def serving(site, browser, port=0):
    handler = functools.partial(Handler, directory=site)
    server = Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Stage(browser, server.server_port)
    server.shutdown()
    server.server_close()
