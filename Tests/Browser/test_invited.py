"""Whoever has an invitation's link books by it: guests, customers, from other zones."""

import re

import pytest
from playwright.sync_api import expect

import company
from conftest import pool
from look import check
from slot import instant
from test_sharing import WHO, fill_in, make, prefix, staff  # noqa: F401

TIMES = ".weekday .pills a"


@pytest.fixture
def link(staff, prefix):  # noqa: F811
    """The path of a new link."""

    def made(**options) -> str:
        return "/i/" + make(staff("dora"), **options).removeprefix(prefix)

    return made


def guest(portal, email: str | None = None) -> str:
    email = email or f"guest-{next(pool)}@example.net"
    for label, value in {
        "First name": "Wanda", "Last name": "Prospect", "Email": email, "Phone": "+423 555 77 66",
    }.items():
        portal.field(label).fill(value)
    return email


def choose_time(portal, index: int = 3) -> str:
    # This week may be nearly over.
    portal.press("Next week")
    time = portal.page.locator(TIMES).nth(index)
    words = time.get_attribute("aria-label")
    time.click()
    portal.settle()
    portal.heading("Check and book")
    return words


def test_I5_I6_two_prospects_book_by_one_link(link, new_portal, mails, staff):  # noqa: F811
    path = link()
    for index in (5, 9):
        portal = new_portal()
        portal.open(path)
        # S2: the key has left the address.
        assert path not in portal.path and "/invited/" in portal.path
        portal.heading(f"{company.REVIEW} with {WHO}")
        choose_time(portal, index)
        portal.field("Subject").fill("My portfolio")
        email = guest(portal)
        portal.press("Book")
        portal.heading("Your appointment is booked")
        expect(portal.page.get_by_text(email)).to_be_visible()
        letter = mails.wait(email, 1)[0]
        assert WHO in letter.text or company.REVIEW in letter.text
        assert portal.page.context.cookies() == []
    dora = staff("dora")
    dora.open("/staff/sharing")
    dora.page.locator("li h2 a").first.click()
    expect(dora.page.get_by_text("2 bookings")).to_be_visible()
    assert dora.section("Booked by this link").locator("li").count() == 2


def test_I3_weeks_can_be_turned_within_the_days_that_are_shared(link, new_portal):
    portal = new_portal()
    portal.open(link())
    assert not portal.has("Previous week")
    assert portal.page.locator(TIMES).count() > 0
    first = portal.page.locator("#week").inner_text()
    portal.press("Next week")
    assert portal.page.locator("#week").inner_text() != first
    portal.press("Last week")
    assert not portal.has("Next week")
    portal.press("First week")
    assert portal.page.locator("#week").inner_text() == first


def test_A4_times_stand_in_the_visitors_zone_and_can_be_switched(link, new_portal):
    portal = new_portal()
    portal.open(link())
    note = portal.page.locator("#zone-note")
    # The browser says where it is; without scripts the territory's zone is named.
    expect(note).to_contain_text("Chatham" if portal.scripts else "Vaduz")
    portal.page.locator("#zone").select_option("Asia/Tokyo")
    portal.press("Show", within=portal.page.locator("#zone-form"))
    expect(note).to_contain_text("Tokyo")
    words = choose_time(portal)
    assert "Tokyo" in words
    expect(portal.page.locator(".moment")).to_contain_text("Tokyo")


def test_a_topic_with_several_services_asks_which(link, new_portal):
    portal = new_portal()
    portal.open(link(topic=company.TOPIC))
    portal.heading(f"{company.TOPIC} with {WHO}")
    assert portal.page.locator(TIMES).count() == 0
    portal.page.locator("label.option", has_text=company.CALL).locator("input").check()
    portal.press("Show times")
    choose_time(portal, 7)
    guest(portal)
    portal.press("Book")
    portal.heading("Your appointment is booked")


def test_P10_a_lost_time_keeps_the_form(link, new_portal):
    path = link()
    slow, quick = new_portal(), new_portal()
    for portal in (slow, quick):
        portal.open(path)
        choose_time(portal, 12)
    guest(quick)
    quick.press("Book")
    quick.heading("Your appointment is booked")
    email = guest(slow)
    slow.field("Description").fill("Something long that nobody types twice.")
    slow.press("Book")
    expect(slow.alert().first).to_contain_text("taken")
    expect(slow.field("Email")).to_have_value(email)
    expect(slow.field("Description")).to_have_value("Something long that nobody types twice.")
    slow.page.locator("label.pill").first.click()
    slow.press("Book")
    slow.heading("Your appointment is booked")


def test_I4_a_client_signs_in_and_books_for_their_account(
    staff, prefix, new_customer, signed_in, new_portal  # noqa: F811
):
    customer = new_customer()
    dora = staff("dora")
    dora.open(f"/staff/contacts/{customer.contact.id}")
    dora.press("Share availability")
    fill_in(dora)
    dora.press("Make the link without preview")
    path = "/i/" + dora.page.locator("#url").input_value().removeprefix(prefix)
    portal = new_portal()
    portal.open(path)
    portal.heading(re.compile("Welcome|Sign in"))
    portal.fill_sign_in(customer.email, customer.password)
    portal.heading(f"{company.REVIEW} with {WHO}")
    choose_time(portal, 15)
    expect(portal.page.get_by_text("You book as")).to_be_visible()
    portal.press("Book")
    portal.heading("Your appointment is booked")
    portal.open("/")
    expect(portal.page.get_by_text(company.REVIEW).first).to_be_visible()
    other = signed_in(new_customer())
    other.open(path)
    other.heading("This invitation is for somebody else")


def test_I10_visiting_hours_and_preferences_do_not_filter(
    staff, prefix, particular_customer, signed_in  # noqa: F811
):
    customer = particular_customer
    portal = signed_in(customer)
    # Where we come to them, they do.
    portal.open("/book")
    portal.choose(company.LIFT, company.INSPECTION)
    portal.choose_day(1)
    offered = {instant(slot).astimezone(company.ZONE).hour for slot in portal.slots()}
    assert offered and offered <= {16, 17}
    dora = staff("dora")
    dora.open(f"/staff/contacts/{customer.contact.id}")
    dora.press("Share availability")
    fill_in(dora)
    dora.press("Make the link without preview")
    path = "/i/" + dora.page.locator("#url").input_value().removeprefix(prefix)
    portal.open(path)
    portal.heading(f"{company.REVIEW} with {WHO}")
    portal.page.locator("#zone").select_option(str(company.ZONE))
    portal.press("Show", within=portal.page.locator("#zone-form"))
    words = choose_time(portal, 2)
    assert int(re.search(r"(\d+):\d\d", words).group(1)) < 16
    portal.press("Book")
    portal.heading("Your appointment is booked")
    # What was booked against the hours doesn't close its day.
    portal.open(path)
    portal.press("Next week")
    day = words.rpartition(", ")[0].rpartition(", ")[0]
    assert portal.page.locator(f'{TIMES}[aria-label^="{day}"]').count() > 1
    dora.open(f"/staff/accounts/acc_{customer.contact.key}")
    expect(dora.page.locator("main")).to_contain_text(company.REVIEW)


def test_I17_a_closed_link_says_so(staff, prefix, new_portal):  # noqa: F811
    dora = staff("dora")
    path = "/i/" + make(dora).removeprefix(prefix)
    dora.page.get_by_label("Active", exact=True).uncheck()
    dora.press("Save")
    portal = new_portal()
    portal.open(path)
    portal.heading("This invitation is switched off")
    assert portal.page.locator(TIMES).count() == 0
    portal.open("/i/" + "A" * 22)
    portal.heading("This link is not known")


def test_A5_the_mails_link_moves_and_cancels(link, new_portal, mails):
    portal = new_portal()
    portal.open(link())
    choose_time(portal, 18)
    email = guest(portal)
    portal.press("Book")
    letter = mails.wait(email, 1)[0]
    address = re.search(r"https?://\S+/v/[\w-]+", letter.text).group(0)
    other = new_portal()
    other.page.goto(address)
    other.settle()
    other.press("Cancel")
    other.page.locator("#reason").fill("Something came up")
    other.press("Cancel appointment")
    expect(other.page.get_by_text("Canceled").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_A1_the_pages_of_an_invitation_can_be_used_by_everybody(
    link, new_portal, scheme, scripts
):
    if not scripts:
        pytest.skip("axe needs scripts")
    portal = new_portal(color_scheme=scheme)
    portal.open(link(topic=company.TOPIC))
    check(portal, "invited-topic", scheme)
    portal.page.locator("label.option", has_text=company.REVIEW).locator("input").check()
    portal.press("Show times")
    check(portal, "invited-week", scheme)
    choose_time(portal, 20)
    check(portal, "invited-review", scheme)
    portal.press("Book")
    check(portal, "invited-errors", scheme)
    guest(portal)
    portal.press("Book")
    check(portal, "invited-done", scheme)
    portal.open("/i/" + "B" * 22)
    check(portal, "invited-unknown", scheme)
