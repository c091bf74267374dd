"""Bad input: a clear message beside the field, what was typed is kept, nothing half done."""

import re

import pytest
from playwright.sync_api import expect

import company
from company import BOILER, YEARLY
from slot import tomorrow
from visitor import Visitor

SERVICE = "svc_yearly"


def assert_clear(answer, *statuses: int):
    """A page of ours with words on it, not a blank or a fault."""
    assert answer.status in statuses, f"{answer.status}: {answer.text[:500]}"
    assert answer.headers["Content-Type"].startswith("text/html")
    document = answer.document
    assert document.h1.strip()
    assert "Fatal" not in answer.text and "Error(" not in answer.text


@pytest.mark.parametrize("query", [
    "day=2026-02-30", "day=yesterday", "day=0000-00-00", "day=99999-01-01", "month=2026-13",
    "month=x", "month=1066-10", "month=9999-12", "service=svc_none", "service=1%27--",
    "asset=ast_none", "asset=%00", "workOrder=wo_none", "slot=now", "service=&day=&month=",
    "asset=" + "a" * 3000, "day[]=1", "%ff=%fe",
])
def test_odd_addresses_of_the_booking_page(customer_for_reading, query):
    visitor = customer_for_reading.visitor
    asset = customer_for_reading.contact.boiler
    base = f"/book?asset={asset}&service={SERVICE}"
    if query.split("=")[0] in ("asset", "service"):
        base = "/book?"
    assert_clear(visitor.get(f"{base}&{query}"), 200, 400, 404, 414, 422)


@pytest.mark.usefixtures("nothing_is_booked")
@pytest.mark.parametrize("slot", [
    "", "now", "2026-02-30T09:00:00Z", "2001-01-01T09:00:00Z", "9999-12-31T23:59:59Z",
    "2026-11-26T09:00:00Z/2026-11-26T08:00:00Z", "A" * 5000, "2100-01-01T09:00:00Z",
    "{day}T09:07:00Z", "{day}T09:00:01Z", "{day}T02:00:00Z", "{day}T09:00:00Z/{day}T10:00:00Z",
])
def test_a_slot_that_is_none_keeps_the_form(customer_for_reading, slot):
    visitor, contact = customer_for_reading.visitor, customer_for_reading.contact
    page = visitor.booking_page(contact.boiler, SERVICE)
    form = page.document.form("/appointments")
    fields = form.fields | {"slot": slot.format(day=tomorrow()), "comment": "Mind the step"}
    answer = visitor.post("/appointments", fields)
    assert_clear(answer, 400, 409, 422)
    assert len(answer.document.alerts) == 1
    assert "Mind the step" in answer.text


@pytest.mark.usefixtures("nothing_is_booked")
@pytest.mark.parametrize("field, value", [
    ("asset", "ast_none"), ("asset", "ast_p2-boiler"), ("asset", "../../etc"),
    ("service", "svc_none"), ("service", "svc_emergency"), ("service", "svc_inspection"),
    ("appointment", "apt_"), ("appointment", "1"), ("appointment", "apt_history-upcoming"),
    ("workOrder", "wo_none"), ("workOrder", "wo_work-1"),
])
def test_ids_that_are_not_for_this_customer(customer_for_reading, field, value):
    visitor, contact = customer_for_reading.visitor, customer_for_reading.contact
    assert contact.key != "p2"
    page = visitor.booking_page(contact.boiler, SERVICE)
    form = page.document.form("/appointments")
    fields = form.fields | {"slot": page.document.slots[-1], "comment": "", field: value}
    assert_clear(visitor.post("/appointments", fields), 400, 404, 409, 422)


def test_a_foreign_appointment_is_not_found(customer_for_reading):
    visitor = customer_for_reading.visitor
    for path in ("", "/confirmation", "/calendar.ics", "/rescheduling", "/cancellation"):
        said = [
            visitor.get(f"/appointments/{name}{path}")
            for name in ("apt_history-upcoming", "apt_no-such-one", "nonsense")
        ]
        assert [answer.status for answer in said] == [404] * 3, path
        assert said[0].document.h1 == said[1].document.h1
    for path, fields in (
        ("rescheduling", {"slot": "2030-01-01T09:00:00Z", "version": "1"}),
        ("cancellation", {"reason": "None of my business"}),
        ("comment", {"comment": "Hello"}),
    ):
        answer = visitor.post(f"/appointments/apt_history-upcoming/{path}", fields)
        assert_clear(answer, 404)


@pytest.mark.usefixtures("nothing_is_booked")
def test_a_very_long_comment_is_kept_and_named(customer_for_reading):
    visitor, contact = customer_for_reading.visitor, customer_for_reading.contact
    page = visitor.booking_page(contact.boiler, SERVICE)
    comment = "long " * 2000
    answer = visitor.submit(page, "/appointments", slot=page.document.slots[-1], comment=comment)
    assert_clear(answer, 422)
    assert 'id="comment-error"' in answer.text
    assert comment.strip() in answer.text


@pytest.mark.usefixtures("nothing_is_booked")
def test_bodies_that_are_none(customer_for_reading):
    visitor = customer_for_reading.visitor
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for headers, fields in (
        (form, {}), ({"Content-Type": "application/json"}, {"a": "b"}),
        ({"Content-Type": "multipart/form-data; boundary=x"}, {"a": "b"}),
        (form, {f"f{n}": "x" for n in range(3000)}), (form, {"comment": "x" * 3_000_000}),
    ):
        answer = Visitor(visitor.origin)
        answer.cookies = dict(visitor.cookies)
        said = answer.post("/appointments", fields, headers)
        assert 400 <= said.status < 500, (headers, said.status)


@pytest.mark.usefixtures("nothing_is_booked")
def test_S4_requests_from_other_sites_change_nothing(customer_for_reading):
    visitor, contact = customer_for_reading.visitor, customer_for_reading.contact
    page = visitor.booking_page(contact.boiler, SERVICE)
    fields = page.document.form("/appointments").fields | {"slot": page.document.slots[-1]}
    for headers in (
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    ):
        answer = visitor.post("/appointments", fields, headers)
        assert answer.status == 403


def test_methods_and_paths_that_do_not_exist(customer_for_reading):
    visitor = customer_for_reading.visitor
    assert_clear(visitor.get("/nowhere"), 404)
    assert visitor.post("/past", {}).status in (404, 405)
    for page in ("0", "-1", "x", "99999999999999999999"):
        assert_clear(visitor.get(f"/past?page={page}"), 200, 400, 404, 422)


def test_sign_in_keeps_the_address(server):
    visitor = Visitor(server.origin)
    for email in ("", "no-at-sign", "a" * 400 + "@customers.example", "<b>@x.example"):
        page = visitor.get("/sign-in")
        answer = visitor.submit(page, "/sign-in", email=email, password="whatever it may be")
        assert_clear(answer, 401, 422)
        assert "<b>@" not in answer.text


def test_a_profile_with_faults_keeps_what_was_typed(signed_in, customer):
    portal = signed_in(customer)
    portal.open("/profile")
    portal.field("First name").fill("")
    portal.field("Last name").fill("Kept")
    portal.field("Phone").fill("call me maybe")
    portal.press("Save profile")
    portal.heading("Your profile")
    expect(portal.alert()).to_have_count(1)
    expect(portal.field("Phone")).to_have_value("call me maybe")
    expect(portal.field("Last name")).to_have_value("Kept")
    for label, name in (("Phone", "phone"), ("First name", "firstName")):
        field = portal.field(label)
        expect(field).to_have_attribute("aria-invalid", "true")
        assert f"{name}-error" in field.get_attribute("aria-describedby")
        expect(portal.page.locator(f"#{name}-error")).to_be_visible()
    portal.open("/profile")
    expect(portal.field("Last name")).to_have_value(customer.contact.last_name)


@pytest.mark.parametrize("password", ["", "short", "password", "12345678"])
def test_a_weak_password_keeps_the_rest_of_the_form(server, new_contact, password):
    visitor, contact = Visitor(server.origin), new_contact()
    code = server.invite(contact.id).code
    form = visitor.follow(visitor.submit(visitor.get("/redeem"), "/redeem", code=code))
    answer = visitor.submit(form, "/redeem/profile", firstName="Kept", password=password)
    assert_clear(answer, 422)
    assert 'id="password-error"' in answer.text
    again = answer.document.form("/redeem/profile")
    assert again.fields["firstName"] == "Kept"
    assert again.fields["password"] == ""
    # The code has not been used up by the attempt.
    assert visitor.submit(answer, "/redeem/profile", password="a good long one 47").status == 303


def test_an_expired_session_leads_back_to_the_form(signed_in, customer, mails):
    portal = signed_in(customer)
    slot = portal.choose_time(BOILER, YEARLY)
    portal.comment().fill("Typed before the session ended")
    portal.page.context.clear_cookies()
    portal.press("Book")
    portal.heading("Sign in")
    assert not re.search(r"Typed.before", portal.path)
    portal.fill_sign_in(customer.email, customer.password)
    portal.heading("Book an appointment")
    assert slot in portal.slots(), "the day that was chosen is shown again"
    mails.exactly(customer.email, 0)


def test_the_way_back_stays_on_our_own_site(server, customer):
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"):
        visitor = Visitor(server.origin)
        page = visitor.get("/sign-in")
        answer = visitor.submit(
            page, "/sign-in", email=customer.email, password=customer.password, next=target
        )
        assert answer.status == 303
        location = answer.location.removeprefix(server.origin)
        assert location.startswith("/") and not location.startswith(("//", "/\\"))


@pytest.fixture(scope="module")
def customer_for_reading(new_customer):
    """Nothing in this file may succeed in booking for this one."""
    customer = new_customer()
    if customer.contact.key == "p2":
        customer = new_customer()
    return customer


@pytest.fixture
def nothing_is_booked(customer_for_reading):
    """Counts before and after, so that one fault does not pass for many."""

    def count() -> int:
        return customer_for_reading.visitor.get("/").text.count('/rescheduling"')

    before = count()
    yield
    booked = count() - before
    assert booked == 0


def test_staff_only_services_stay_hidden(customer_for_reading):
    visitor, contact = customer_for_reading.visitor, customer_for_reading.contact
    page = visitor.get(f"/book?asset={contact.boiler}")
    assert company.STAFF_ONLY not in page.text
