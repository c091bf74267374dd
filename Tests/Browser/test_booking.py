"""Choosing, booking, and everything that can happen to a booking form."""

import datetime
import re

import icalendar
from playwright.sync_api import expect

import company
from company import ADVICE, BOILER, INSPECTION, LIFT, REPAIR, STAFF_ONLY, YEARLY
from mailbox_reader import calendar_faults, events
from slot import clock, instant

UPCOMING = "Upcoming appointments"


def test_P7_product_and_service_type_are_chosen(signed_in, customer):
    portal = signed_in(customer)
    portal.open("/")
    portal.press("Book a new appointment")
    portal.heading("Book an appointment")
    assert any(BOILER in text for text in portal.offers("asset"))
    assert any(LIFT in text for text in portal.offers("asset"))

    portal.choose(BOILER, YEARLY)
    fitting = " ".join(portal.offers("service"))
    assert YEARLY in fitting and REPAIR in fitting and ADVICE in fitting
    assert INSPECTION not in fitting and STAFF_ONLY not in fitting

    portal.choose(LIFT, INSPECTION)
    fitting = " ".join(portal.offers("service"))
    assert INSPECTION in fitting and YEARLY not in fitting


def test_P8_a_days_slots_show_at_once(signed_in, customer):
    portal = signed_in(customer)
    portal.open("/book")
    portal.choose(BOILER, YEARLY)
    if portal.scripts:
        portal.page.evaluate("window.stayed = true")
    name = portal.choose_day(1)
    count = int(re.search(r"(\d+) free time", name).group(1))
    slots = portal.slots()
    assert len(slots) == count
    assert slots == sorted(set(slots))
    days = {instant(s).astimezone(company.ZONE).date() for s in slots}
    assert len(days) == 1
    weekday = days.pop()
    assert name.startswith(f"{weekday:%A}, {weekday.day} {weekday:%B}")
    for slot in slots:
        label = portal.page.locator("label").filter(
            has=portal.page.locator(f'input[name=slot][value="{slot}"]'))
        assert clock(slot) in label.inner_text()
    # The zone stands beside the times, and it is the place's, not the browser's.
    expect(portal.page.get_by_text(re.compile("Vaduz")).first).to_be_visible()
    if portal.scripts:
        assert portal.page.evaluate("window.stayed === true"), "the page was loaded anew"


def test_P8_the_first_free_day_is_chosen_beforehand(signed_in, customer):
    portal = signed_in(customer)
    portal.open("/book")
    portal.choose(BOILER, YEARLY)
    assert portal.slots() != []


def test_P9_a_booking_is_kept_and_confirmed_once(signed_in, customer, mails):
    portal = signed_in(customer)
    comment = "Gate code 4711 – <b>bell</b> is broken & the dog barks."
    appointment, slot = portal.book(BOILER, YEARLY, comment)
    number = portal.number()

    portal.open(f"/appointments/{appointment}")
    portal.heading(f"Appointment {number}")
    main = portal.page.locator("main")
    expect(main).to_contain_text("Scheduled")
    expect(main).to_contain_text(BOILER)
    expect(main).to_contain_text(YEARLY)
    expect(main).to_contain_text(clock(slot))
    expect(portal.comment()).to_have_value(comment)

    letter = mails.exactly(customer.email, 1)[0]
    assert letter.faults() == []
    assert number in letter.text and clock(slot) in letter.text
    assert "<b>bell</b>" not in letter.html
    calendar = letter.calendar
    assert calendar["METHOD"] == "REQUEST"
    start = instant(slot)
    day = datetime.timedelta(days=1)
    [event] = events(calendar, start - day, start + day)
    assert event.start.astimezone(datetime.UTC) == start
    assert event.end - event.start == datetime.timedelta(minutes=60)
    assert int(event["SEQUENCE"]) == 0
    assert customer.email in str(event["ATTENDEE"]).lower()


def test_P9_the_calendar_file_is_that_of_the_mail(signed_in, customer, mails):
    portal = signed_in(customer)
    appointment, slot = portal.book(BOILER, YEARLY)
    assert portal.has("Add to calendar")
    answer = customer.visitor.get(f"/appointments/{appointment}/calendar.ics")
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.text)
    assert calendar_faults(calendar) == []
    start = instant(slot)
    [event] = events(calendar, start, start + datetime.timedelta(hours=1))
    mailed = mails.wait(customer.email)[0].calendar.walk("VEVENT")[0]
    assert event["UID"] == mailed["UID"]


def test_a_double_submit_books_once(signed_in, customer, mails):
    portal = signed_in(customer)
    portal.choose_time(BOILER, YEARLY)
    page = portal.page
    name = page.locator("input[name=appointment]").input_value()
    form = page.locator("form", has=page.locator("input[name=appointment]"))
    if portal.scripts:
        # Two presses before the answer to the first has come.
        form.get_by_role("button", name="Book", exact=True).dblclick(no_wait_after=True)
        portal.settle()
    else:
        portal.press("Book")
    portal.heading("Your appointment is booked")
    assert portal.appointment_id() == name
    mails.exactly(customer.email, 1)
    portal.open("/")
    expect(portal.section(UPCOMING).get_by_role("link", name="Modify")).to_have_count(1)


def test_the_same_form_sent_again_answers_the_same(customer, mails):
    visitor = customer.visitor
    form = visitor.booking_page(customer.contact.boiler, "svc_yearly")
    first = visitor.submit(form, "/appointments", slot=form.document.slots[0], comment="One")
    again = visitor.submit(form, "/appointments", slot=form.document.slots[0], comment="One")
    assert first.status == again.status == 303
    assert first.location == again.location
    mails.exactly(customer.email, 1)

    # The same name for another wish is no repetition, and must not pass for one.
    other = visitor.submit(form, "/appointments", slot=form.document.slots[1], comment="One")
    if other.status == 303:
        # Led to what was booked, and told so.
        assert other.location.startswith(first.location.removesuffix("/confirmation"))
        page = visitor.follow(other)
        assert page.document.h1.startswith("Appointment A-")
        assert "sent this form before" in page.text
    else:
        assert other.status in (409, 422)
    assert visitor.get("/").text.count('/rescheduling"') == 1
    mails.exactly(customer.email, 1)


def test_back_after_booking_leads_to_the_same_appointment(signed_in, customer, mails):
    portal = signed_in(customer)
    portal.open("/book")
    portal.choose(BOILER, YEARLY)
    # On a working day the slot has room for more, as four people do this work.
    names = [x.get_attribute("aria-label") or x.inner_text() for x in portal.days().all()]
    working = [n for n, name in enumerate(names) if n and not name.startswith("S")]
    appointment, slot = portal.book(BOILER, YEARLY, "Once", day=working[0] if working else 1)
    portal.page.go_back()
    portal.settle()
    if portal.page.locator(f'input[name=slot][value="{slot}"]').count():
        portal.choose_slot(slot)
        portal.press("Book")
    portal.open("/")
    section = portal.section(UPCOMING)
    modifications = section.get_by_role("link", name="Modify")
    if modifications.count() == 2:
        raise AssertionError("going back and sending again booked a second appointment")
    mails.exactly(customer.email, 1)


def test_arrival_windows(signed_in, customer, mails):
    portal = signed_in(customer)
    appointment, slot = portal.book(BOILER, REPAIR, day=1)
    start, end = (datetime.datetime.fromisoformat(x) for x in slot.split("/"))
    assert end - start == datetime.timedelta(hours=4)
    expect(portal.page.locator("main")).to_contain_text(re.compile(r"8:00\s?–\s?12:00"))
    letter = mails.exactly(customer.email, 1)[0]
    assert letter.faults() == []
    assert re.search(r"8:00\s?–\s?12:00", letter.text)
    [event] = events(letter.calendar, start, end)
    assert event.start.astimezone(datetime.UTC) == start
    portal.open(f"/appointments/{appointment}")
    expect(portal.page.locator("main")).to_contain_text(re.compile(r"8:00\s?–\s?12:00"))


def test_a_video_visit_has_its_link(signed_in, customer, mails):
    portal = signed_in(customer)
    portal.book(BOILER, ADVICE)
    number = portal.number()
    link = f"https://meet.example/{number}"
    expect(portal.page.get_by_role("link", name=re.compile("meet.example|join", re.I)).first
           ).to_have_attribute("href", link)
    letter = mails.exactly(customer.email, 1)[0]
    assert link in letter.text
    [event] = letter.calendar.walk("VEVENT")
    assert link in event.to_ical().decode().replace("\r\n ", "")


def give_address(portal, text: str):
    field = portal.page.locator("input[name=address]:visible")
    field.fill(text)
    if portal.scripts:
        field.press("Tab")
        portal.settle()
    else:
        portal.press("Show free times")


def test_an_unknown_address_is_asked_for(signed_in, become_customer, scripts, mails):
    customer = become_customer(company.MOVING[0 if scripts else 1])
    portal = signed_in(customer)
    portal.open("/book")
    portal.choose_card("asset", BOILER)
    if not any(YEARLY in text for text in portal.offers("service")):
        portal.press("Show free times")
    portal.choose_card("service", YEARLY)
    if not portal.page.locator("input[name=address]:visible").count():
        portal.press("Show free times")

    # Whether and when somebody can come depends on the place.
    address = portal.page.locator("input[name=address]:visible")
    for place in ("somewhere", "Nowhere 1, 1234 Atlantis"):
        give_address(portal, place)
        expect(portal.page.locator("#address-error")).to_be_visible()
        expect(address).to_have_value(place)
        assert portal.days().count() == 0
    give_address(portal, "Im Mühleholz 4, 9490 Vaduz")
    expect(address).to_have_value("Im Mühleholz 4, 9490 Vaduz")
    portal.choose_day(1)
    portal.choose_slot(portal.slots()[3])
    portal.press("Book")
    portal.heading("Your appointment is booked")
    expect(portal.page.locator("main")).to_contain_text("Im Mühleholz 4, 9490 Vaduz")
    [letter] = mails.exactly(customer.email, 1)
    assert "Im Mühleholz 4" in letter.text
    [event] = letter.calendar.walk("VEVENT")
    assert "Im Mühleholz 4" in str(event["LOCATION"])


def test_P29_an_open_work_order_is_scheduled(signed_in, become_customer, scripts):
    portal = signed_in(become_customer(company.WORK[0 if scripts else 1]))
    portal.open("/")
    section = portal.section("Work to schedule")
    expect(section).to_contain_text("Burner sounds like a kettle")
    portal.press("Schedule", within=section)
    portal.heading("Book an appointment")
    if portal.has("Show free times"):
        portal.press("Show free times")
    portal.choose_day(1)
    portal.choose_slot(portal.slots()[0])
    portal.press("Book")
    portal.heading("Your appointment is booked")
    portal.open("/")
    expect(portal.page.get_by_text("Burner sounds like a kettle")).to_have_count(0)
    expect(portal.section(UPCOMING).get_by_role("link", name="Modify")).to_have_count(1)


def test_who_opts_out_gets_no_letters(signed_in, customer, mails):
    portal = signed_in(customer)
    portal.open("/profile")
    portal.page.locator("input[name=emailOptOut]").check()
    portal.press("Save profile")
    portal.book(BOILER, YEARLY)
    # Nor is one promised.
    assert customer.email not in portal.page.locator("main").inner_text()
    mails.exactly(customer.email, 0)
    assert portal.has("Add to calendar")
