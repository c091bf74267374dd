"""A website of somebody else's, on another origin, with pages that embed ours."""

import contextlib
import http.server
import threading
import urllib.parse

# What the page shows of the events that it hears.
SCRIPT = """
addEventListener("doorstep:booked", (event) => {
  document.getElementById("told").textContent += JSON.stringify(event.detail);
});
"""


@contextlib.contextmanager
def website(ours: str):
    """Serves `/termin` (script), `/plain?src=` (iframe), `/team?site=` (for staff); gives its origin.

    Its policy allows scripts and frames from our origin, and nothing else that isn't its own: no
    inline styles either.
    """

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            path = urllib.parse.urlsplit(self.path)
            query = dict(urllib.parse.parse_qsl(path.query))
            script = f'<script src="{ours}/embed.js" async></script>'
            if path.path == "/host.js":
                return self.answer("text/javascript", SCRIPT)
            body = {
                "/termin": script,
                "/team": f'{script}<doorstep-sharing site="{query.get("site")}"></doorstep-sharing>',
                "/plain": f'<iframe src="{query.get("src")}" width="900" height="1400" title="x">',
            }.get(path.path)
            if body is None:
                return self.send_error(404)
            self.answer(
                "text/html; charset=utf-8",
                '<!doctype html><html lang="en"><title>Example</title>'
                '<script src="/host.js"></script>'
                f'<h1>Example Ltd</h1><div id="place">{body}</div><p id="told"></p>',
            )

        def answer(self, kind: str, text: str):
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header(
                "Content-Security-Policy",
                f"default-src 'none'; script-src 'self' {ours}; frame-src {ours}")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    # Another host by name: another site, too, so that no cookie could come along.
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
