"""From an invitation to a portal account, and what is refused on the way."""

import datetime
import re
import time

from playwright.sync_api import expect

from company import PASSWORD
from visitor import Visitor

LINK = re.compile(r"https?://\S+/redeem\?code=[\w-]+")


def test_P1_without_a_profile_nothing_opens(portal, server, new_contact):
    contact = new_contact()
    portal.sign_in(contact.email, PASSWORD)
    portal.heading("Sign in")
    expect(portal.alert()).to_have_count(1)

    portal.open("/book")
    portal.heading("Sign in")

    portal.redeem(server.invite(contact.id).code, PASSWORD)
    portal.heading(f"Hello, {contact.first_name}")
    portal.open("/book")
    portal.heading("Book an appointment")


def test_P1_a_stranger_cannot_book(server):
    answer = Visitor(server.origin).post(
        "/appointments",
        {
            "appointment": "apt_" + "0" * 32, "asset": "ast_p1-boiler", "service": "svc_yearly",
            "slot": "2030-01-01T09:00:00Z", "comment": "",
        },
    )
    assert answer.status in (303, 401)
    if answer.status == 303:
        assert "/sign-in" in answer.location


def test_P2_the_mailed_link_opens_the_tab_with_the_code(portal, server, new_contact, mails):
    contact = new_contact()
    invitation = server.invite(contact.id, mail=True)
    letter = mails.exactly(contact.email, 1)[0]
    assert letter.faults() == []
    assert invitation.code in letter.text
    link = LINK.search(letter.text).group()
    assert link == invitation.link
    assert link.startswith(server.origin)

    portal.page.goto(link)
    portal.settle()
    expect(portal.field("Invitation code")).to_have_value(invitation.code)
    # The code leaves the address at once: it must not stay in histories and logs.
    assert invitation.code not in portal.page.url
    portal.heading("Redeem invitation")
    portal.press("Continue")
    portal.heading("Your profile")


def test_P3_a_valid_code_makes_the_account_of_the_prepared_contact(portal, server, new_contact):
    contact = new_contact()
    portal.enter_code(server.invite(contact.id).code)
    portal.heading("Your profile")
    expect(portal.field("First name")).to_have_value(contact.first_name)
    expect(portal.field("Last name")).to_have_value(contact.last_name)
    expect(portal.field("Email")).to_have_value(contact.email)
    portal.field("First name").fill("Wilhelmina")
    portal.field("Password").fill(PASSWORD)
    portal.press("Save profile and sign in")
    portal.heading("Hello, Wilhelmina")

    portal.sign_out()
    portal.open("/")
    portal.heading("Sign in")


def test_P4_codes_that_do_not_count_are_refused(portal, server, new_contact, mails):
    expired, used, revoked, wrong = (new_contact() for _ in range(4))
    # An expiry must be in the future when the invitation is made.
    ends = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=5)
    codes = {
        "expired": server.invite(
            expired.id, "--expires", ends.strftime("%Y-%m-%dT%H:%M:%SZ")).code,
        "wrong": "000000-000000-000000-000000",
    }

    invitation = server.invite(used.id)
    codes["used-up"] = invitation.code
    portal.redeem(invitation.code, PASSWORD)
    portal.sign_out()

    invitation = server.invite(revoked.id)
    server.revoke(invitation)
    codes["revoked"] = invitation.code
    left = ends - datetime.datetime.now(datetime.UTC)
    time.sleep(max(0, left.total_seconds()))

    said = {}
    for kind, code in codes.items():
        portal.enter_code(code)
        portal.heading("Redeem invitation")
        expect(portal.alert()).to_have_count(1)
        expect(portal.field("Invitation code")).to_have_value(code)
        said[kind] = portal.alert().inner_text()
        # Nor does the form behind it open by its address.
        portal.open("/redeem/profile")
        expect(portal.field("First name")).to_have_count(0)
    assert len(set(said.values())) == 4, said

    for contact in (expired, revoked, wrong):
        portal.sign_in(contact.email, PASSWORD)
        portal.heading("Sign in")
        assert mails.to(contact.email) == []


def test_P4_a_code_that_ends_while_the_form_is_open(portal, server, new_contact):
    contact = new_contact()
    invitation = server.invite(contact.id)
    portal.enter_code(invitation.code)
    server.revoke(invitation)
    portal.field("Password").fill(PASSWORD)
    portal.press("Save profile and sign in")
    expect(portal.alert()).to_have_count(1)
    portal.sign_in(contact.email, PASSWORD)
    portal.heading("Sign in")


def test_P6_a_saved_profile_signs_in(portal, customer):
    portal.sign_in(customer.email, customer.password)
    portal.heading(f"Hello, {customer.contact.first_name}")
    assert portal.path == "/"
    assert portal.has("Book a new appointment")


def test_P6_a_wrong_password_says_no_more_than_an_unknown_address(portal, customer):
    said = []
    for email in (customer.email, "nobody@customers.example"):
        portal.sign_in(email, "not the right one at all")
        portal.heading("Sign in")
        expect(portal.page.locator("input[name=email]").first).to_have_value(email)
        expect(portal.page.locator("input[name=password]").first).to_have_value("")
        said.append(portal.alert().inner_text())
    assert said[0] == said[1]


def test_an_invitation_never_changes_an_account_that_exists(portal, server, new_contact):
    contact = new_contact()
    first, second = server.invite(contact.id), server.invite(contact.id)
    portal.redeem(first.code, PASSWORD)
    portal.heading(f"Hello, {contact.first_name}")
    portal.sign_out()

    # Another one of the same contact, and one for anybody with this contact's address typed in.
    group = server.invite(None, "--type", "group", "--maximum", "5")
    for invitation in (second, group):
        portal.enter_code(invitation.code)
        if portal.page.locator("input[name=password]").count():
            portal.field("First name").fill("Somebody")
            portal.field("Last name").fill("Else")
            portal.field("Email").fill(contact.email.upper())
            portal.field("Password").fill("an intruder's long password")
            portal.press("Save profile and sign in")
        expect(portal.alert()).to_have_count(1)
        portal.sign_in(contact.email, "an intruder's long password")
        portal.heading("Sign in")
    server.run("invite", "--contact", contact.id, "--no-mail", expect=1)

    portal.sign_in(contact.email, PASSWORD)
    portal.heading(f"Hello, {contact.first_name}")
