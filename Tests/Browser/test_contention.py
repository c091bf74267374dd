"""Two people, one slot."""

from playwright.sync_api import expect

from company import INSPECTION, LIFT
from slot import clock

UPCOMING = "Upcoming appointments"


def test_P10_two_customers_one_slot(signed_in, new_customer, mails):
    first, second = new_customer(), new_customer()
    winner, loser = signed_in(first), signed_in(second)
    slot = winner.choose_time(LIFT, INSPECTION, day=3)
    loser.open("/book")
    loser.choose(LIFT, INSPECTION)
    loser.choose_day(3)
    loser.choose_slot(slot)
    loser.comment().fill("The key is with the neighbour")

    winner.press("Book")
    winner.heading("Your appointment is booked")
    loser.press("Book")

    # Nothing typed is lost, it says what happened, and fresh slots are there.
    loser.heading("Book an appointment")
    expect(loser.alert()).to_have_count(1)
    expect(loser.comment()).to_have_value("The key is with the neighbour")
    fresh = loser.slots()
    assert fresh and slot not in fresh
    mails.exactly(second.email, 0)

    loser.choose_slot(fresh[0])
    loser.press("Book")
    loser.heading("Your appointment is booked")
    loser.open("/")
    expect(loser.section(UPCOMING)).to_contain_text(clock(fresh[0]))
    expect(loser.section(UPCOMING).get_by_role("link", name="Modify")).to_have_count(1)
    mails.exactly(first.email, 1)
    mails.exactly(second.email, 1)


def test_a_move_to_a_slot_just_taken_keeps_the_old_one(signed_in, new_customer, mails):
    mover, other = new_customer(), new_customer()
    portal = signed_in(mover)
    appointment, old = portal.book(LIFT, INSPECTION, day=5, slot=0)
    portal.open(f"/appointments/{appointment}/rescheduling")
    portal.choose_day(5)
    wanted = portal.slots()[-1]
    portal.choose_slot(wanted)
    assert other.visitor.book(other.contact.lift, "svc_inspection", wanted).status == 303

    portal.press("Save new time")
    portal.heading("Change your appointment")
    expect(portal.alert()).to_have_count(1)
    assert portal.slots() and wanted not in portal.slots()
    portal.open(f"/appointments/{appointment}")
    expect(portal.page.locator("main")).to_contain_text(clock(old))
    mails.exactly(mover.email, 1)


def test_two_windows_of_one_customer(signed_in, customer, mails):
    """A form written before a move does not undo it."""
    one, two = signed_in(customer), signed_in(customer)
    appointment, _ = one.book(LIFT, INSPECTION, day=6)
    for portal in (one, two):
        portal.open(f"/appointments/{appointment}/rescheduling")
        portal.choose_day(6)
    slots = one.slots()
    one.choose_slot(slots[3])
    two.choose_slot(slots[8])
    one.press("Save new time")
    two.press("Save new time")
    expect(two.alert()).to_have_count(1)
    two.open(f"/appointments/{appointment}")
    expect(two.page.locator("main")).to_contain_text(clock(slots[3]))
    mails.exactly(customer.email, 2)
