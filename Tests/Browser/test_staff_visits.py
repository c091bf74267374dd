"""Visits on the staff pages: states, booking and moving for a customer, mailed links, the logs."""

import re

import pytest
from playwright.sync_api import expect

from company import BOILER, LIFT, STAFF_ONLY, YEARLY
from look import check

UPCOMING = "Upcoming appointments"


@pytest.fixture
def staff(new_portal):
    def open_for(name: str, **options):
        portal = new_portal(**options)
        portal.sign_in_staff(name)
        return portal

    return open_for


def act(portal, name: str):
    """Presses a button of a visit's page, in the menu if it is there."""
    button = portal.control(name)
    if button.count() == 0:
        portal.page.locator("details.more > summary").click()
    portal.press(name)


def test_P20_what_staff_have_begun_stays_as_it_is(staff, signed_in, customer):
    mine = signed_in(customer)
    appointment, slot = mine.book(BOILER, YEARLY, day=3)
    dora = staff("dora")
    dora.open(f"/staff/appointments/{appointment}")
    for action, state in (("Set off", "Traveling"), ("Begin work", "In progress")):
        act(dora, action)
        expect(dora.page.locator("main .head .badge")).to_have_text(state)

    mine.open("/")
    section = mine.section(UPCOMING)
    expect(section).to_contain_text("In progress")
    assert not mine.has("Modify") and not mine.has("Cancel")
    for what, fields in (
        ("rescheduling", {"slot": slot, "version": "3"}), ("cancellation", {"reason": "Not today"}),
    ):
        path = f"/appointments/{appointment}/{what}"
        assert customer.visitor.post(path, fields).status == 409

    act(dora, "Back to “Traveling”")
    dora.field("Reason").fill("Pressed too early")
    dora.press("Back to “Traveling”")
    expect(dora.page.locator("main")).to_contain_text("Pressed too early")
    act(dora, "Begin work")
    act(dora, "Complete")
    mine.open("/past")
    expect(mine.page.locator("main")).to_contain_text("Completed")


def test_a_customer_on_the_phone_gets_an_appointment(staff, new_contact, mails):
    contact = new_contact()
    dora = staff("dora")
    dora.open("/staff/appointments/new")
    dora.field("Customer").fill(f"Marxer {contact.key[1:]}")
    dora.press("Search")
    dora.press(f"{contact.first_name} {contact.last_name}")
    dora.heading("New appointment")
    dora.choose_card("asset", BOILER)
    if dora.has("Show free times"):
        dora.press("Show free times")
    assert any(STAFF_ONLY in text for text in dora.offers("service"))
    dora.choose(BOILER, YEARLY)
    dora.choose_day(2)
    slot = dora.slots()[0]
    dora.choose_slot(slot)
    dora.comment().fill("Rang at ten")
    dora.press("Book")
    expect(dora.page.locator("main")).to_contain_text("Rang at ten")
    appointment = dora.appointment_id()
    [letter] = mails.wait(contact.email)
    assert "/v/" in letter.text

    dora.press("Move")
    dora.choose_day(3)
    dora.choose_slot(dora.slots()[-1])
    dora.press("Save")
    assert dora.path.startswith(f"/staff/appointments/{appointment}")
    assert len(mails.wait(contact.email, 2)) == 2

    # The link in the letter opens the visit until staff block it.
    link = re.search(r"https?://\S+/v/[\w-]+", letter.text).group()
    dora.press("Block")
    dora.press("Block")
    dora.page.goto(link)
    dora.heading("There is nothing here")


def test_a_time_that_is_not_offered_needs_a_reason(staff, customer):
    dora = staff("dora")
    dora.open(f"/staff/appointments/new?contact={customer.contact.id}")
    dora.choose(LIFT, "Lift inspection")
    # One person inspects lifts: the test without scripts has a day of its own.
    dora.choose_day(4 if dora.scripts else 5)
    day = dora.slots()[0][:10]
    dora.page.locator("details.other > summary").click()
    dora.field("Date").fill(day)
    dora.field("Time").fill("12:07")
    dora.press("Book")
    expect(dora.page.locator("#reason-error")).to_be_visible()
    expect(dora.field("Time")).to_have_value("12:07")
    dora.field("Reason").fill("The caretaker is there at noon")
    dora.press("Book")
    expect(dora.page.locator("main .moment")).to_contain_text("12:07")
    expect(dora.page.locator("main")).to_contain_text("The caretaker is there at noon")


def test_a_resource_sees_its_own_days(staff):
    hugo = staff("hugo")
    hugo.menu("My days")
    hugo.heading("Days of Hugo Beck")
    hugo.press("Later")
    hugo.heading("Days of Hugo Beck")
    hugo.open("/staff/resources/res_leo/days")
    hugo.heading("There is nothing here")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scripts", ["scripts"], indirect=True)
def test_A1_staff_pages_of_visits(staff, signed_in, customer, scheme):
    appointment, _ = signed_in(customer).book(BOILER, YEARLY, "Ring twice", day=5)
    ada = staff("ada", color_scheme=scheme)
    for name, path in {
        "staff-home": "/staff",
        "staff-visits": "/staff/appointments?state=scheduled",
        "staff-visit": f"/staff/appointments/{appointment}",
        "staff-visit-reason": f"/staff/appointments/{appointment}/state?to=canceled",
        "staff-visit-move": f"/staff/appointments/{appointment}/rescheduling",
        "staff-booking-whom": "/staff/appointments/new?q=Marxer",
        "staff-booking": f"/staff/appointments/new?contact={customer.contact.id}"
        f"&asset={customer.contact.boiler}&service=svc_yearly",
        "staff-days": "/staff/resources/res_petra/days",
        "staff-messages": "/staff/messages",
        "staff-journal": "/staff/journal",
    }.items():
        ada.open(path)
        check(ada, name, scheme)
