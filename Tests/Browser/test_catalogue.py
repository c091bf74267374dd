"""Staff keep hours, absences and what is offered; customers see it at once."""

import datetime
import re

import pytest
from playwright.sync_api import expect

import company
from company import KEPT
from slot import instant, tomorrow


@pytest.fixture
def staff(new_portal):
    def signed_in(name: str):
        portal = new_portal()
        portal.sign_in_staff(name)
        return portal

    return signed_in


@pytest.fixture
def offered(customer):
    """The starts of Fire door check on a day, as a customer sees them."""

    def starts(day: datetime.date) -> list[str]:
        page = customer.visitor.booking_page(customer.contact.lift, "svc_kept", day)
        slots = page.document.slots
        return sorted({f"{instant(s).astimezone(company.ZONE):%H:%M}" for s in slots})

    return starts


def day_in(days: int) -> datetime.date:
    return tomorrow() + datetime.timedelta(days=days)


def keep_hours(portal, resource: str, day: datetime.date, hours: str):
    portal.open(f"/staff/resources/{resource}")
    portal.field(f"{day:%A}").fill(hours)
    portal.press("Save", within=portal.section("Working hours"))
    expect(portal.page.get_by_role("status")).to_contain_text("Saved")


def add_absence(portal, day: datetime.date):
    form = portal.section("Absences")
    form.get_by_label("First day").fill(day.isoformat())
    form.get_by_label("Reason").fill("Dentist")
    portal.press("Add absence", within=form)


def test_hours_reach_the_portal(staff, offered):
    day = day_in(2)
    portal = staff("dora")
    keep_hours(portal, "res_kira", day, "")
    keep_hours(portal, "res_karl", day, "10-11")
    assert offered(day) == ["10:00", "10:30"]
    keep_hours(portal, "res_karl", day, "10–11, 14:00–15:00")
    assert offered(day) == ["10:00", "10:30", "14:00", "14:30"]
    assert portal.field(f"{day:%A}").input_value() == "10:00–11:00, 14:00–15:00"
    for resource in ["res_kira", "res_karl"]:
        keep_hours(portal, resource, day, "06:00-22:00")


def test_a_resource_keeps_its_own_absences(staff, offered):
    day = day_in(5)
    dispatcher, karl = staff("dora"), staff("karl")
    keep_hours(dispatcher, "res_kira", day, "")
    karl.open("/staff")
    karl.menu("My hours")
    karl.heading("Karl Beck")
    assert karl.page.get_by_role("heading", name="Skills").count() == 0
    assert "10:00" in offered(day)
    add_absence(karl, day)
    expect(karl.section("Absences")).to_contain_text("Dentist")
    assert offered(day) == []
    karl.press("Edit", within=karl.section("Absences"))
    karl.heading("Absence")
    karl.field("From (time)").fill("12:00")
    karl.press("Save")
    assert offered(day)[-1] == "11:30"
    karl.press("Edit", within=karl.section("Absences"))
    karl.press("Remove absence")
    assert "20:00" in offered(day)
    karl.open("/staff/resources/res_kira")
    karl.heading("There is nothing here")
    keep_hours(dispatcher, "res_kira", day, "06:00-22:00")


def test_an_absence_on_a_booked_visit_is_a_conflict(staff, customer):
    day = day_in(9)
    dora = staff("dora")
    keep_hours(dora, "res_kira", day, "")
    page = customer.visitor.booking_page(customer.contact.lift, "svc_kept", day)
    booked = customer.visitor.submit(page, "/appointments", slot=page.document.slots[0])
    assert booked.status == 303, booked.said
    appointment = re.search(r"apt_[^/?]+", booked.location).group()
    dora.open("/staff/resources/res_karl")
    add_absence(dora, day)
    expect(dora.page.get_by_role("status")).to_contain_text("in conflict")
    link = dora.page.locator(f'a[href="/staff/appointments/{appointment}"]')
    expect(link).to_contain_text(KEPT)
    dora.open("/staff")
    expect(link).to_be_visible()
    # Nothing was moved: the customer's visit stands.
    assert KEPT in customer.visitor.get("/").text
    dora.open("/staff/resources/res_karl")
    dora.press("Edit", within=dora.section("Absences"))
    dora.press("Remove absence")
    expect(link).to_have_count(0)
    keep_hours(dora, "res_kira", day, "06:00-22:00")


def test_what_was_typed_stays_when_it_is_wrong(staff):
    portal = staff("karl")
    portal.open("/staff/hours")
    portal.field("Monday").fill("8 to 12")
    portal.field("Tuesday").fill("7-9")
    portal.press("Save", within=portal.section("Working hours"))
    expect(portal.page.locator("#monday-error")).to_be_visible()
    assert portal.field("Monday").input_value() == "8 to 12"
    assert portal.field("Tuesday").input_value() == "7-9"
    expect(portal.alert()).to_contain_text("08:00–12:00, 13:00–17:00")


def test_a_service_type_is_edited(staff, customer):
    portal = staff("dora")
    portal.open("/staff/service-types")
    portal.press(KEPT)
    portal.field("Price, as a text").fill("CHF 75")
    portal.field("Description").fill("With a certificate.")
    portal.press("Save")
    expect(portal.page.get_by_role("status")).to_contain_text("Saved")
    page = customer.visitor.get(f"/book?asset={customer.contact.lift}")
    assert "With a certificate." in page.text
    portal.page.uncheck("#active")
    portal.press("Save")
    page = customer.visitor.get(f"/book?asset={customer.contact.lift}")
    assert KEPT not in page.text
    portal.page.check("#active")
    portal.press("Save")


def test_names_and_territories(staff):
    portal = staff("dora")
    portal.open("/staff/skills")
    name = f"Solar {datetime.datetime.now():%H%M%S%f}"
    portal.field("New entry").fill(name)
    portal.press("Add")
    expect(portal.field(f"Name of {name}")).to_have_value(name)
    portal.press("Territories")
    portal.press("Valley")
    portal.field("Holidays").fill("2031-12-25")
    portal.press("Save")
    expect(portal.page.get_by_role("status")).to_contain_text("Saved")
    assert portal.field("Holidays").input_value().strip() == "2031-12-25"
