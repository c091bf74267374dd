"""A visitor without a browser: raw requests with cookies, for set-up, bad input and rushes."""

import dataclasses
import datetime
import html.parser
import http.client
import urllib.parse

import company
from slot import instant, tomorrow


@dataclasses.dataclass
class Form:
    action: str
    method: str
    fields: dict


class Document(html.parser.HTMLParser):
    """What the tests ask of a page: its heading, alerts, forms, slots and links."""

    def __init__(self, text: str):
        super().__init__()
        self.h1 = ""
        self.alerts: list[str] = []
        self.forms: list[Form] = []
        self.slots: list[str] = []
        self.links: list[str] = []
        self._inside: list[tuple[str, str]] = []
        self._textarea = ""
        self._select = ""
        self.feed(text)

    VOID = {"input", "meta", "link", "br", "img", "hr", "source", "wbr"}

    def handle_starttag(self, tag, pairs):
        attributes = {name: value or "" for name, value in pairs}
        if tag not in self.VOID:
            self._inside.append((tag, attributes.get("role", "")))
        if attributes.get("role") == "alert":
            self.alerts.append("")
        if tag == "form":
            self.forms.append(
                Form(attributes.get("action", ""), attributes.get("method", "get").lower(), {})
            )
        if tag == "option" and self._select:
            fields = self.forms[-1].fields
            # Until one says that it is selected, the first one is.
            if "selected" in attributes or self._select not in fields:
                fields[self._select] = attributes.get("value", "")
        name = attributes.get("name", "")
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "input" and name == "slot":
            self.slots.append(attributes.get("value", ""))
        if not name or not self.forms:
            return
        fields = self.forms[-1].fields
        if tag == "input":
            kind = attributes.get("type", "text")
            if kind in ("radio", "checkbox"):
                if "checked" in attributes:
                    fields[name] = attributes.get("value", "on")
            elif kind not in ("submit", "button"):
                fields[name] = attributes.get("value", "")
        elif tag == "textarea":
            fields[name], self._textarea = "", name
        elif tag == "select":
            self._select = name

    def handle_startendtag(self, tag, pairs):
        self.handle_starttag(tag, pairs)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._textarea = ""
        if tag == "select":
            self._select = ""
        while self._inside:
            if self._inside.pop()[0] == tag:
                break

    def handle_data(self, data):
        if any(tag == "h1" for tag, _ in self._inside):
            self.h1 += data
        if any(role == "alert" for _, role in self._inside):
            self.alerts[-1] += data
        if self._textarea and self.forms:
            self.forms[-1].fields[self._textarea] += data

    def form(self, action: str) -> Form:
        """The form whose action ends so."""
        return next(
            form for form in self.forms
            if urllib.parse.urlsplit(form.action).path.endswith(action) and form.method == "post"
        )


@dataclasses.dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str
    path: str

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")

    @property
    def document(self) -> Document:
        return Document(self.text)

    @property
    def said(self) -> str:
        """The gist of a page, for the message of a failure."""
        page = self.document
        return f"{self.status} {self.path}: {page.h1} {page.alerts}"


class Visitor:
    """Keeps its cookies and one open connection; one thread at a time."""

    def __init__(self, origin: str):
        self.origin = origin
        self.cookies: dict[str, str] = {}
        self._connection = http.client.HTTPConnection(
            urllib.parse.urlsplit(origin).netloc, timeout=30
        )

    def get(self, path: str, headers: dict | None = None) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: dict, headers: dict | None = None) -> Answer:
        return self._ask("POST", path, urllib.parse.urlencode(fields, doseq=True), headers)

    def submit(self, page: Answer, action: str, **changes) -> Answer:
        """Sends a page's form as a browser would, with some fields filled in."""
        form = page.document.form(action)
        return self.post(form.action or page.path, form.fields | changes)

    def booking_page(self, asset: str, service: str, day: datetime.date | None = None) -> Answer:
        """The booking page with the slots of a day, by default of tomorrow."""
        day = day or tomorrow()
        page = self.get(f"/book?asset={asset}&service={service}&month={day:%Y-%m}&day={day}")
        assert page.status == 200, page.said
        return page

    def book(self, asset: str, service: str, slot: str, comment: str = "") -> Answer:
        day = instant(slot).astimezone(company.ZONE).date()
        page = self.booking_page(asset, service, day)
        return self.submit(page, "/appointments", slot=slot, comment=comment)

    def follow(self, answer: Answer) -> Answer:
        """Goes where an answer redirects, at most five times."""
        for _ in range(5):
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            answer = self.get(urllib.parse.urljoin(answer.path, answer.location))
        raise AssertionError("too many redirects")

    def _ask(self, method, path, body, headers) -> Answer:
        path = path.removeprefix(self.origin)
        sent = {"Accept": "text/html", "Accept-Language": "en"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
            sent["Origin"] = self.origin
            sent["Sec-Fetch-Site"] = "same-origin"
        sent |= headers or {}
        try:
            self._connection.request(method, path, body, sent)
            response = self._connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            # The server may close an idle connection at any time; once more on a fresh one.
            self._connection.close()
            if method != "GET":
                raise
            self._connection.request(method, path, body, sent)
            response = self._connection.getresponse()
        text = response.read().decode("utf-8", "replace")
        for line in response.headers.get_all("Set-Cookie", []):
            self._keep(line)
        return Answer(response.status, response.headers, text, path)

    def _keep(self, line: str):
        pair, *attributes = [part.strip() for part in line.split(";")]
        name, _, value = pair.partition("=")
        ended = any(a.lower() in ("max-age=0", "max-age=-1") for a in attributes)
        if ended or not value:
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value
