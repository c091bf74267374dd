"""The portal as a person uses it: by labels, headings and buttons, with scripts or without."""

import re
import time
import urllib.parse

from playwright.sync_api import Locator, Page, expect

from company import PASSWORD, staff_email
from visitor import Visitor

FREE = re.compile(r"\b[1-9]\d* free times?$")


class Portal:
    def __init__(self, page: Page, origin: str, scripts: bool):
        self.page = page
        self.origin = origin
        self.scripts = scripts
        self.complaints: list[str] = []
        self._open_requests = 0
        page.on("request", lambda _: self._count(1))
        page.on("requestfinished", lambda _: self._count(-1))
        page.on("requestfailed", lambda _: self._count(-1))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)

    def _count(self, change: int):
        self._open_requests += change

    def _heard(self, message):
        # A refusal's status (404, 409, 422) is reported as an error too; that one is meant. And what
        # has the focus inside a frame is the page's around it to decide.
        meant = "status of 4" in message.text or "Blocked autofocusing" in message.text
        if message.type == "error" and not meant:
            self.complaints.append(message.text)

    # Moving about

    def open(self, path: str):
        self.page.goto(self.origin + path)
        self.settle()

    def settle(self):
        """Waits until what an action set off in place has arrived."""
        self.page.wait_for_load_state()
        if not self.scripts:
            return
        quiet_since = None
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if self._open_requests > 0:
                quiet_since = None
            elif quiet_since is None:
                quiet_since = time.monotonic()
            elif time.monotonic() - quiet_since > 0.12:
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"{self._open_requests} requests are still open at {self.path}")

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.origin)

    def heading(self, text: str | re.Pattern):
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text)

    def control(self, name: str, within: Locator | None = None) -> Locator:
        """A button or a link of the page's content, whichever it is.

        Beside its words it may tell what it is about: `Modify: Repair, A-100042`."""
        area = within or self.page.locator("main")
        words = re.compile(f"^{re.escape(name)}(:.*)?$")
        button = area.get_by_role("button", name=words)
        return button.or_(area.get_by_role("link", name=words)).filter(visible=True)

    def press(self, name: str, within: Locator | None = None):
        self.control(name, within).first.click()
        self.settle()

    @property
    def top(self) -> Locator:
        """The menu at the top."""
        return self.page.locator("header nav").filter(visible=True)

    def menu(self, name: str):
        """Goes to a part of the pages by the menu at the top."""
        self.press(name, within=self.top)

    def has(self, name: str, within: Locator | None = None) -> bool:
        return self.control(name, within).count() > 0

    def sign_out(self):
        self.press("Sign out", within=self.page.locator("header"))

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^{re.escape(label)}( \(optional\))?$"))

    def alert(self) -> Locator:
        return self.page.get_by_role("alert")

    def section(self, heading: str) -> Locator:
        title = self.page.get_by_role("heading", name=heading, exact=True)
        return self.page.locator("section").filter(has=title).last

    # Signing in

    def carry(self, visitor: Visitor):
        """Goes on with a session that was begun by plain requests."""
        host = urllib.parse.urlsplit(self.origin).hostname
        self.page.context.add_cookies([
            {
                "name": name, "value": value, "path": "/", "domain": host, "httpOnly": True,
                "secure": name.startswith("__"), "sameSite": "Lax",
            }
            for name, value in visitor.cookies.items()
        ])

    def sign_in(self, email: str, password: str):
        self.open("/sign-in")
        self.fill_sign_in(email, password)

    def sign_in_staff(self, name: str):
        self.open("/staff/sign-in")
        self.fill_sign_in(staff_email(name), PASSWORD)
        self.heading(re.compile("^Hello"))

    def fill_sign_in(self, email: str, password: str):
        form = self.page.locator("form", has=self.page.locator("input[name=password]"))
        form.locator("input[name=email]").fill(email)
        form.locator("input[name=password]").fill(password)
        form.get_by_role("button", name="Sign in", exact=True).click()
        self.settle()

    def enter_code(self, code: str):
        self.open("/redeem")
        self.field("Invitation code").fill(code)
        self.press("Continue")

    def redeem(self, code: str, password: str):
        self.enter_code(code)
        self.heading("Your profile")
        self.field("Password").fill(password)
        self.press("Save profile and sign in")

    # Booking

    def choose_card(self, name: str, text: str):
        """Chooses the first card with that text."""
        card = self.page.locator("label").filter(
            has=self.page.locator(f"input[type=radio][name={name}]")
        ).filter(has_text=text).first
        if not card.locator("input").is_checked():
            card.click()
        self.settle()

    def offers(self, name: str) -> list[str]:
        """The texts of the cards of one choice."""
        cards = self.page.locator("label").filter(
            has=self.page.locator(f"input[type=radio][name={name}]")
        ).filter(visible=True)
        return [text.strip() for text in cards.all_inner_texts()]

    def choose(self, product: str, service: str):
        """Product and service type; ends with the month and the first free day on the page."""
        self.choose_card("asset", product)
        offered = any(service in text for text in self.offers("service"))
        if not offered and self.has("Show free times"):
            self.press("Show free times")
        self.choose_card("service", service)
        if self.has("Show free times"):
            self.press("Show free times")
        expect(self.days().first).to_be_visible()

    def days(self) -> Locator:
        """The days that have free times."""
        button = self.page.get_by_role("button", name=FREE)
        return button.or_(self.page.get_by_role("link", name=FREE)).filter(visible=True)

    def choose_day(self, index: int = 1) -> str:
        """A free day, by default the second: the first may be today, and time goes on.

        Near the end of a month the page goes on to the next. Gives the day's name."""
        while self.days().count() <= index:
            index -= self.days().count()
            self.press("Next month")
        day = self.days().nth(index)
        name = day.get_attribute("aria-label") or day.inner_text()
        day.click()
        self.settle()
        return name

    def slots(self) -> list[str]:
        """The slots on the page, each once."""
        inputs = self.page.locator("input[name=slot]").all()
        return list(dict.fromkeys(x.get_attribute("value") for x in inputs))

    def choose_slot(self, value: str):
        # Near a slot that was lost, the nearest ones stand once more above the day's.
        slot = self.page.locator(f'input[name=slot][value="{value}"]').first
        slot.locator("xpath=ancestor::label").click()
        expect(slot).to_be_checked()
        self.settle()

    def choose_time(self, product: str, service: str, day: int = 1, slot: int = 0) -> str:
        """Everything up to the slot; gives the slot."""
        self.open("/book")
        self.choose(product, service)
        self.choose_day(day)
        value = self.slots()[slot]
        self.choose_slot(value)
        return value

    def comment(self) -> Locator:
        return self.page.locator("textarea[name=comment]")

    def book(self, product: str, service: str, comment: str = "", **where) -> tuple[str, str]:
        """A whole booking; gives the appointment's id and its slot."""
        slot = self.choose_time(product, service, **where)
        self.comment().fill(comment)
        self.press("Book")
        self.heading("Your appointment is booked")
        return self.appointment_id(), slot

    def appointment_id(self) -> str:
        return re.search(r"/appointments/(apt_[^/?#]+)", self.path).group(1)

    def number(self) -> str:
        """The appointment's number as the page tells it."""
        return re.search(r"\bA-\d+\b", self.page.locator("main").inner_text()).group()
