"""Staff invite a contact: what must be set up before, the code and the link, and the roles."""

import re

import pytest
from playwright.sync_api import expect

import company
from company import BOILER, PASSWORD, YEARLY
from conftest import by_mail
from look import check
from running_server import RunningServer

CODE = re.compile(r"[0-9A-Z]{6}(?:-[0-9A-Z]{6}){3}")


@pytest.fixture
def bare_server(program, mail_server, tmp_path_factory):
    """The company before anybody has set up its mail."""
    running = RunningServer(program, tmp_path_factory.mktemp("bare"), by_mail(mail_server))
    bare = company.company()
    del bare["mailboxes"]
    bare["messages"] = [{"kind": "portalInvitation", "isOn": False}]
    running.load(bare)
    running.start()
    yield running
    running.stop()


def missing(staff) -> list[str]:
    staff.open("/staff/contacts/con_p1/invitation")
    staff.heading("Nobody can be invited yet")
    return [text.split(".")[0] for text in staff.alert().locator("li").all_inner_texts()]


def test_P23_an_invitation_waits_for_settings_and_sender(new_portal, bare_server, mails):
    staff = new_portal(bare_server.origin)
    staff.sign_in_staff("ada")
    assert missing(staff) == [
        "There is no mailbox that the invitation could come from",
        "The message “Portal invitation” is switched off",
    ]
    if staff.scripts:
        for scheme in ("light", "dark"):
            staff.page.emulate_media(color_scheme=scheme)
            check(staff, "staff-invitation-gaps", scheme)
        staff.page.set_viewport_size({"width": 1280, "height": 900})
    # The command line is refused for the same reasons.
    bare_server.run("invite", "--contact", "con_p1", "--no-mail", expect=1)

    staff.press("Put it right")
    staff.heading("Settings")
    staff.page.locator("[id='on.portalInvitation']").check()
    staff.press("Save")
    staff.field("Name").fill("Alpenblick Visits")
    staff.field("Address").fill(company.SENDER)
    staff.press("Add mailbox")
    assert missing(staff) == [
        "The mailbox that invitations come from is not approved",
        "The mailbox that invitations come from is not tested",
    ]
    staff.open("/staff/settings/mail")
    staff.press("Approve")
    recipient = f"test-{'js' if staff.scripts else 'plain'}@alpenblick.example"
    staff.field("Send the test to").fill(recipient)
    staff.press("Test & enable")
    staff.heading(f"The test letter to {recipient} got through.")
    expect(staff.page.locator("pre")).to_contain_text("< 250")
    [letter] = mails.exactly(recipient, 1)
    assert letter.faults() == []
    assert company.SENDER in str(letter.message["From"])

    staff.open("/staff/contacts/con_p1")
    staff.press("Create invitation")
    staff.heading("Invite Mina Marxer 1 to the portal")
    # A change withdraws what was approved and tested.
    staff.open("/staff/settings/mail")
    staff.press("Edit")
    staff.field("Name").fill("Alpenblick")
    staff.press("Save")
    assert len(missing(staff)) == 2


def invite(staff, contact) -> tuple[str, str]:
    """Creates an invitation as the form offers it; code and link."""
    staff.open(f"/staff/contacts/{contact.id}")
    staff.press("Create invitation")
    expect(staff.page.get_by_label("Web API User")).to_be_checked()
    staff.press("Create invitation")
    staff.heading("The invitation is made")
    code = staff.page.locator("#code").input_value()
    link = staff.page.locator("#link").input_value()
    assert CODE.fullmatch(code) and link.endswith(f"/redeem?code={code}")
    return code, link


def test_P24_an_invitation_with_the_role_lets_a_contact_book(new_portal, new_contact, mails):
    contact = new_contact()
    staff = new_portal()
    staff.sign_in_staff("dora")
    staff.open("/staff/contacts")
    staff.page.get_by_role("searchbox").fill(contact.email)
    staff.press("Find")
    staff.press(f"{contact.first_name} {contact.last_name}")
    code, link = invite(staff, contact)
    assert staff.has("Copy") == staff.scripts
    [letter] = mails.exactly(contact.email, 1)
    assert code in letter.text and link in letter.text

    customer = new_portal()
    customer.page.goto(link)
    customer.press("Continue")
    customer.field("Password").fill(PASSWORD)
    customer.press("Save profile and sign in")
    customer.book(BOILER, YEARLY)

    staff.open(f"/staff/contacts/{contact.id}")
    expect(staff.page.locator("main")).to_contain_text(f"Signs in as {contact.email}")
    expect(staff.page.locator("main")).to_contain_text("Used up")
    assert not staff.has("Create invitation")


def test_P24_without_the_role_a_contact_is_told_whom_to_ask(new_portal, new_contact):
    contact = new_contact()
    staff = new_portal()
    staff.sign_in_staff("dora")
    code, _ = invite(staff, contact)
    # Taken away before it is redeemed.
    staff.press("Done")
    staff.press("Remove")
    expect(staff.page.get_by_text("No web role")).to_be_visible()

    customer = new_portal()
    customer.redeem(code, PASSWORD)
    customer.heading(f"Hello, {contact.first_name}")
    assert not customer.has("Book a new appointment")
    customer.open("/book")
    expect(customer.page.locator("main")).to_contain_text("office@alpenblick.example")

    # Given after it was redeemed.
    staff.open(f"/staff/contacts/{contact.id}")
    staff.page.get_by_label("Add existing web role").select_option(label="Web API User")
    staff.press("Add")
    customer.book(BOILER, YEARLY)


def test_P26_an_invitation_by_hand(new_portal, new_contact, mails):
    contact = new_contact()
    staff = new_portal()
    staff.sign_in_staff("dora")
    staff.open(f"/staff/contacts/{contact.id}/invitation")
    staff.page.get_by_label(re.compile("Send by email")).uncheck()
    staff.press("Create invitation")
    first = staff.page.locator("#code").input_value()
    if staff.scripts:
        staff.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        staff.page.get_by_role("button", name="Copy: Code").click()
        expect(staff.page.get_by_role("button", name="Copy: Code")).to_have_text("Copied")
        assert staff.page.evaluate("navigator.clipboard.readText()") == first
    staff.press("Done")
    staff.press("New code")
    second = staff.page.locator("#code").input_value()
    assert mails.to(contact.email) == []

    customer = new_portal()
    customer.enter_code(first)
    expect(customer.alert()).to_have_count(1)
    customer.redeem(second, PASSWORD)
    customer.heading(f"Hello, {contact.first_name}")
