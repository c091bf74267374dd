"""Without a mail server, the demo shows its mails on a page."""

import re

import pytest
from playwright.sync_api import expect

from company import PASSWORD
from look import check
from running_server import RunningServer
from visitor import Visitor

CODE = re.compile(r"[0-9A-Z]{6}(?:-[0-9A-Z]{6}){3}")


@pytest.fixture(scope="module")
def demo(program, tmp_path_factory):
    """The demo as `make demo` starts it, on a port of its own."""
    running = RunningServer(program, tmp_path_factory.mktemp("demo"))
    running.start_demo()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def newcomer(demo) -> Visitor:
    """Whoever redeems the code that the demo prints."""
    visitor = Visitor(demo.origin)
    code = CODE.search(demo.recent_log(200)).group()
    form = visitor.follow(visitor.submit(visitor.get("/redeem"), "/redeem", code=code))
    home = visitor.submit(form, "/redeem/profile", password=PASSWORD)
    assert home.status == 303, home.said
    return visitor


def test_the_demo_says_how_to_begin(demo):
    said = demo.recent_log(200)
    assert demo.origin in said
    assert CODE.search(said)
    assert re.search(r"\S+@\S+", said) and "assword" in said


def test_mails_are_shown_on_a_page(new_portal, demo, newcomer):
    portal = new_portal(demo.origin)
    portal.carry(newcomer)
    portal.open("/")
    portal.press("Book a new appointment")
    for choice in ("asset", "service"):
        if not portal.offers(choice):
            portal.press("Show free times")
        portal.choose_card(choice, "")
    if portal.has("Show free times"):
        portal.press("Show free times")
    expect(portal.days().first).to_be_visible()
    portal.choose_day(1)
    portal.choose_slot(portal.slots()[0])
    portal.press("Book")
    portal.heading("Your appointment is booked")
    number = portal.number()

    portal.open("/demo/mailbox")
    letters = portal.page.locator("main").get_by_role("link")
    letter = letters.filter(has_text=re.compile("book|confirm", re.I))
    expect(letter.first).to_be_visible()
    letter.first.click()
    portal.settle()
    assert re.search(r"/demo/mailbox/msg_", portal.path)
    expect(portal.page.locator("main")).to_contain_text(number)
    # As it looks in a mail program, fenced in: it must neither run scripts nor be blank.
    frame = portal.page.locator("iframe")
    assert "allow-scripts" not in frame.get_attribute("sandbox")
    formatted = frame.content_frame.get_by_text(number)
    expect(formatted.first).to_be_visible()
    if portal.scripts:
        for path in ("/demo/mailbox", portal.path):
            for scheme in ("light", "dark"):
                portal.page.emulate_media(color_scheme=scheme)
                portal.open(path)
                check(portal, "mailbox" if path.endswith("mailbox") else "letter", scheme)


def test_with_a_mail_server_there_is_no_mailbox_page(customer):
    assert customer.visitor.get("/demo/mailbox").status == 404
