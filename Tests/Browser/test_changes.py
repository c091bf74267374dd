"""Moving, cancelling, and what the home page shows of each state."""

import re

from playwright.sync_api import expect

from company import BOILER, INSPECTION, LIFT, YEARLY
from slot import clock, instant

ACTIVE, UPCOMING = "Active appointment", "Upcoming appointments"


def is_free(visitor, contact, slot: str) -> bool:
    """Whether a lift inspection could be had then; one person alone does them."""
    day = instant(slot).date()
    return slot in visitor.booking_page(contact.lift, "svc_inspection", day).document.slots


def test_P11_modify_keeps_the_number_and_frees_the_old_slot(
    signed_in, customer, new_customer, mails
):
    portal, other = signed_in(customer), new_customer()
    appointment, old = portal.book(LIFT, INSPECTION, "Third floor", slot=2)
    number = portal.number()
    assert not is_free(other.visitor, other.contact, old)

    portal.open("/")
    portal.press("Modify", within=portal.section(UPCOMING))
    portal.heading("Change your appointment")
    portal.choose_day(2)
    new = portal.slots()[0]
    portal.choose_slot(new)
    portal.press("Save new time")

    portal.open(f"/appointments/{appointment}")
    portal.heading(f"Appointment {number}")
    expect(portal.page.locator("main")).to_contain_text(clock(new))
    expect(portal.comment()).to_have_value("Third floor")
    assert is_free(other.visitor, other.contact, old)
    assert not is_free(other.visitor, other.contact, new)

    booked, moved = mails.exactly(customer.email, 2)
    assert moved.faults() == []
    assert clock(old) in moved.text and clock(new) in moved.text
    before, after = (x.calendar.walk("VEVENT")[0] for x in (booked, moved))
    assert moved.calendar["METHOD"] == "REQUEST"
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) == int(before["SEQUENCE"]) + 1
    assert after.start == instant(new)


def test_P12_cancel_with_a_reason(signed_in, customer, new_customer, mails):
    portal, other = signed_in(customer), new_customer()
    appointment, slot = portal.book(LIFT, INSPECTION, slot=4)
    number = portal.number()

    portal.open("/")
    portal.press("Cancel", within=portal.section(UPCOMING))
    portal.heading("Cancel your appointment")
    portal.field("Why are you cancelling?").fill("The lift is being replaced <soon>")
    portal.press("Cancel appointment")

    portal.open(f"/appointments/{appointment}")
    portal.heading(f"Appointment {number}")
    expect(portal.page.locator("main")).to_contain_text("Canceled")
    expect(portal.page.locator("main")).to_contain_text("The lift is being replaced <soon>")
    assert not portal.has("Modify") and not portal.has("Cancel")
    assert is_free(other.visitor, other.contact, slot)

    booked, ended = mails.exactly(customer.email, 2)
    assert ended.faults() == []
    assert "The lift is being replaced <soon>" in ended.text
    assert ended.calendar["METHOD"] == "CANCEL"
    before, after = (x.calendar.walk("VEVENT")[0] for x in (booked, ended))
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert str(after["STATUS"]) == "CANCELLED"

    # P21: only in the past from now on.
    portal.open("/")
    assert appointment not in portal.page.locator("main").inner_html()
    portal.open("/past")
    assert appointment in portal.page.locator("main").inner_html()

    # What has been cancelled can be neither moved nor cancelled again.
    portal.open(f"/appointments/{appointment}/rescheduling")
    expect(portal.page.get_by_role("button", name="Save new time")).to_have_count(0)
    portal.open(f"/appointments/{appointment}/cancellation")
    expect(portal.page.get_by_role("button", name="Cancel appointment")).to_have_count(0)
    mails.exactly(customer.email, 2)


def test_P12_cancel_needs_a_reason(signed_in, customer, mails):
    portal = signed_in(customer)
    appointment, _ = portal.book(BOILER, YEARLY)
    portal.open(f"/appointments/{appointment}/cancellation")
    reason = portal.page.locator("[name=reason]")
    reason.fill("   ")
    portal.press("Cancel appointment")
    portal.heading("Cancel your appointment")
    expect(portal.page.locator("#reason-error")).to_be_visible()
    expect(portal.page.locator("[name=reason]")).to_have_attribute("aria-invalid", "true")
    portal.press("Keep appointment")
    portal.open("/")
    expect(portal.section(UPCOMING)).to_contain_text(YEARLY)
    mails.exactly(customer.email, 1)


def test_P13_scheduled_is_upcoming_with_modify_and_cancel(signed_in, customer):
    portal = signed_in(customer)
    later, _ = portal.book(BOILER, YEARLY, day=4)
    sooner, _ = portal.book(LIFT, INSPECTION, day=1, slot=6)
    portal.open("/")
    section = portal.section(UPCOMING)
    expect(section.get_by_role("listitem")).to_have_count(2)
    expect(section.get_by_role("link", name="Modify")).to_have_count(2)
    expect(section.get_by_role("link", name="Cancel")).to_have_count(2)
    targets = [
        a.get_attribute("href") for a in section.get_by_role("link", name="Modify").all()
    ]
    assert [sooner in targets[0], later in targets[1]] == [True, True], "soonest first"
    expect(portal.page.get_by_role("heading", name=ACTIVE)).to_have_count(0)
    for appointment in (sooner, later):
        portal.open(f"/appointments/{appointment}")
        expect(portal.page.locator("main")).to_contain_text("Scheduled")


def test_P21_ended_visits_are_only_in_the_past(signed_in, history_customer):
    portal = signed_in(history_customer)
    portal.open("/")
    home = portal.page.locator("main")
    for state in ("Completed", "Canceled", "Cannot complete"):
        expect(home).not_to_contain_text(state)
    assert "apt_history-completed" not in home.inner_html()
    expect(portal.section(UPCOMING).get_by_role("link", name="Modify")).to_have_count(1)

    portal.press("Past appointments")
    assert portal.path.startswith("/past")
    text = portal.page.locator("main").inner_text()
    at = [text.index(state) for state in ("Cannot complete", "Canceled", "Completed")]
    assert at == sorted(at), "newest first"
    assert not portal.has("Modify") and not portal.has("Cancel")


def test_P14_traveling_is_the_active_appointment(signed_in, busy_customer):
    portal = signed_in(busy_customer)
    portal.open("/")
    active = portal.section(ACTIVE)
    expect(active).to_contain_text("Traveling")
    expect(active).to_contain_text(YEARLY)
    assert "apt_busy-traveling" in active.inner_html()
    assert "apt_busy-traveling" not in portal.section(UPCOMING).inner_html()


def test_P20_in_progress_is_upcoming_and_stays_as_it_is(signed_in, busy_customer):
    portal = signed_in(busy_customer)
    portal.open("/")
    section = portal.section(UPCOMING)
    expect(section).to_contain_text("In progress")
    assert not portal.has("Modify") and not portal.has("Cancel")
    for state in ("working", "traveling"):
        path = f"/appointments/apt_busy-{state}"
        portal.open(f"{path}/rescheduling")
        expect(portal.page.get_by_role("button", name="Save new time")).to_have_count(0)
        portal.open(f"{path}/cancellation")
        expect(portal.page.get_by_role("button", name="Cancel appointment")).to_have_count(0)
        visitor = busy_customer.visitor
        for what, fields in (
            ("rescheduling", {"slot": "2030-01-01T09:00:00Z", "version": "1"}),
            ("cancellation", {"reason": "Not today"}),
        ):
            assert visitor.post(f"{path}/{what}", fields).status == 409
    portal.open("/")
    expect(section).to_contain_text("In progress")


def test_the_comment_can_be_changed_before_the_visit(signed_in, customer):
    portal = signed_in(customer)
    appointment, _ = portal.book(BOILER, YEARLY, "Ring twice")
    portal.open(f"/appointments/{appointment}")
    portal.comment().fill("Ring three times")
    form = portal.page.locator("form").filter(has=portal.comment())
    form.get_by_role("button").last.click()
    portal.settle()
    portal.open(f"/appointments/{appointment}")
    expect(portal.comment()).to_have_value("Ring three times")


def test_A5_the_mailed_link_moves_and_cancels_without_signing_in(
    new_portal, signed_in, customer, mails
):
    appointment, old = signed_in(customer).book(BOILER, YEARLY)
    [letter] = mails.wait(customer.email)
    links = re.findall(r"https?://\S+/v/[\w-]+", letter.text)
    assert links

    guest = new_portal()
    guest.page.goto(links[0])
    guest.settle()
    # The code leaves the address, and opens this one visit and nothing else.
    assert guest.path.startswith(f"/appointments/{appointment}")
    guest.open("/")
    guest.heading("Sign in")

    guest.open(f"/appointments/{appointment}/rescheduling")
    guest.choose_day(2)
    guest.choose_slot(guest.slots()[1])
    guest.press("Save new time")
    moved = mails.wait(customer.email, 2)[1]
    assert "/v/" in moved.text

    guest.open(f"/appointments/{appointment}/cancellation")
    guest.field("Why are you cancelling?").fill("No longer needed")
    guest.press("Cancel appointment")
    mails.exactly(customer.email, 3)
    guest.open(f"/appointments/{appointment}")
    expect(guest.page.locator("main")).to_contain_text("Canceled")
