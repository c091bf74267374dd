"""Every page: no accessibility fault, no sideways scrolling, and a picture to look at."""

import re

import pytest
from playwright.sync_api import expect

from company import BOILER, REPAIR, YEARLY
from look import check

# Where each page is; `{appointment}` is a visit that is still to come.
PAGES = {
    "home": "/",
    "past": "/past",
    "book": "/book",
    "appointment": "/appointments/{appointment}",
    "confirmation": "/appointments/{appointment}/confirmation",
    "rescheduling": "/appointments/{appointment}/rescheduling",
    "cancellation": "/appointments/{appointment}/cancellation",
    "profile": "/profile",
    "deletion": "/profile/deletion",
    "not-found": "/nowhere",
}


@pytest.fixture(scope="module")
def resident(become_customer, new_customer):
    """A customer with a visit to come."""
    customer = new_customer()
    page = customer.visitor.booking_page(customer.contact.boiler, "svc_yearly")
    answer = customer.visitor.submit(
        page, "/appointments", slot=page.document.slots[0], comment="Ring at Marxer's"
    )
    assert answer.status == 303, answer.said
    return customer, answer.location.split("/appointments/")[1].split("/")[0]


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.fixture
def scripts():
    """The looks are the same with scripts and without; the checks themselves need them."""
    return True


@pytest.mark.parametrize("name", list(PAGES))
def test_A1_pages_of_a_customer(signed_in, resident, name, scheme):
    customer, appointment = resident
    portal = signed_in(customer, color_scheme=scheme)
    portal.open(PAGES[name].format(appointment=appointment))
    check(portal, name, scheme)


def test_A1_home_with_everything_on_it(signed_in, history_customer, scheme):
    portal = signed_in(history_customer, color_scheme=scheme)
    portal.open("/")
    check(portal, "home-full", scheme)
    portal.open("/past")
    check(portal, "past-full", scheme)


def test_A1_home_while_somebody_is_coming(signed_in, busy_customer, scheme):
    portal = signed_in(busy_customer, color_scheme=scheme)
    portal.open("/")
    check(portal, "home-traveling", scheme)
    portal.open("/appointments/apt_busy-traveling")
    check(portal, "appointment-traveling", scheme)
    portal.open("/appointments/apt_busy-working/rescheduling")
    check(portal, "closed", scheme)


def test_A1_pages_of_a_guest(new_portal, signed_in, new_customer, mails, scheme):
    customer = new_customer()
    appointment, _ = signed_in(customer).book(BOILER, YEARLY)
    [letter] = mails.wait(customer.email)
    guest = new_portal(color_scheme=scheme)
    guest.page.goto(re.search(r"https?://\S+/v/[\w-]+", letter.text).group())
    guest.settle()
    check(guest, "guest", scheme)
    guest.open(f"/appointments/{appointment}/cancellation")
    guest.field("Why are you cancelling?").fill("No longer needed")
    guest.press("Cancel appointment")
    check(guest, "guest-canceled", scheme)


@pytest.mark.parametrize("service", [YEARLY, REPAIR])
def test_A1_booking_with_a_day_chosen(signed_in, resident, service, scheme):
    portal = signed_in(resident[0], color_scheme=scheme)
    portal.open("/book")
    portal.choose(BOILER, service)
    portal.choose_day(1)
    portal.choose_slot(portal.slots()[0])
    check(portal, "book-" + service.split()[0].lower(), scheme)


def test_A1_booking_refused(signed_in, new_customer, resident, scheme):
    portal = signed_in(resident[0], color_scheme=scheme)
    portal.choose_time("Lift L1", "Lift inspection", day=8)
    slot = portal.page.locator("input[name=slot]:checked").get_attribute("value")
    rival = new_customer()
    assert rival.visitor.book(rival.contact.lift, "svc_inspection", slot).status == 303
    portal.press("Book")
    expect(portal.alert()).to_have_count(1)
    check(portal, "book-refused", scheme)


def test_A1_pages_before_signing_in(new_portal, server, new_contact, scheme):
    portal = new_portal(color_scheme=scheme)
    portal.open("/sign-in")
    check(portal, "sign-in", scheme)
    portal.fill_sign_in("nobody@customers.example", "not the right one")
    expect(portal.alert()).to_have_count(1)
    check(portal, "sign-in-refused", scheme)
    portal.open("/redeem")
    check(portal, "redeem", scheme)
    portal.enter_code("000000-000000-000000-000000")
    check(portal, "redeem-refused", scheme)
    portal.enter_code(server.invite(new_contact().id).code)
    portal.heading("Your profile")
    check(portal, "redeem-profile", scheme)
    portal.field("First name").fill("")
    portal.field("Password").fill("short")
    portal.press("Save profile and sign in")
    check(portal, "redeem-profile-faults", scheme)


def test_A1_faults_beside_the_fields(signed_in, resident, scheme):
    customer, appointment = resident
    portal = signed_in(customer, color_scheme=scheme)
    portal.open(f"/appointments/{appointment}/cancellation")
    portal.press("Cancel appointment")
    expect(portal.page.locator("#reason-error")).to_be_visible()
    check(portal, "cancellation-faults", scheme)


STAFF_PAGES = {
    "staff-home": "/staff",
    "staff-resources": "/staff/resources",
    "staff-resource": "/staff/resources/res_leo",
    "staff-resource-new": "/staff/resources/new",
    "staff-service-types": "/staff/service-types",
    "staff-service-type": "/staff/service-types/svc_repair",
    "staff-territories": "/staff/territories",
    "staff-territory": "/staff/territories/ter_valley",
    "staff-categories": "/staff/categories",
    "staff-skills": "/staff/skills",
    "staff-contacts": "/staff/contacts",
    "staff-contacts-none": "/staff/contacts?text=nobody",
    "staff-contact": "/staff/contacts/con_history",
    "staff-contact-new": "/staff/contacts/new",
    "staff-contact-edit": "/staff/contacts/con_history/edit",
    "staff-contact-deletion": "/staff/contacts/con_history/deletion",
    "staff-invitation": "/staff/contacts/con_work-1/invitation",
    "staff-invitations": "/staff/invitations",
    "staff-accounts": "/staff/accounts",
    "staff-account": "/staff/accounts/acc_history",
    "staff-account-edit": "/staff/accounts/acc_history/edit",
    "staff-settings": "/staff/settings",
    "staff-mail": "/staff/settings/mail",
    "staff-mailbox": "/staff/settings/mailboxes/mbx_main",
}


@pytest.mark.parametrize("name", list(STAFF_PAGES))
def test_A1_pages_of_staff(new_portal, history_customer, name, scheme):
    portal = new_portal(color_scheme=scheme)
    portal.sign_in_staff("ada")
    portal.open(STAFF_PAGES[name])
    check(portal, name, scheme)


def test_A1_faults_in_a_table_of_hours(new_portal, scheme):
    portal = new_portal(color_scheme=scheme)
    portal.sign_in_staff("hugo")
    portal.open("/staff/hours")
    portal.field("Monday").fill("8 to 12")
    portal.press("Save", within=portal.section("Working hours"))
    expect(portal.page.locator("#monday-error")).to_be_visible()
    check(portal, "staff-own-hours-faults", scheme)


def test_A1_staff_faults_and_the_code(new_portal, new_contact, scheme):
    portal = new_portal(color_scheme=scheme)
    portal.sign_in_staff("ada")
    portal.open("/staff/contacts/new")
    portal.field("Email").fill("nobody")
    portal.press("Save")
    check(portal, "staff-contact-faults", scheme)
    portal.open(f"/staff/contacts/{new_contact().id}/invitation")
    portal.page.get_by_label(re.compile("Send by email")).uncheck()
    portal.press("Create invitation")
    check(portal, "staff-invitation-made", scheme)
    portal.press("Done")
    check(portal, "staff-contact-invited", scheme)
