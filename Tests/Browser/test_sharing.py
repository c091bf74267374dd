"""Staff share somebody's free time by a link: assistants, defaults, sites, the link itself."""

import datetime
import re

import pytest
from playwright.sync_api import expect

import company
from conftest import pool
from look import check

WHO = company.CRAFTS["review"][0] + " Beck"


@pytest.fixture
def staff(new_portal):
    def signed_in(name: str, **options):
        portal = new_portal(**options)
        portal.sign_in_staff(name)
        return portal

    return signed_in


@pytest.fixture
def prefix(server, staff) -> str:
    """How the portal's invitation URLs begin."""
    ada = staff("ada")
    ada.open("/staff/settings/sites/sit_main")
    ada.field("Name").fill("Portal")
    ada.field("Beginning of invitation URLs").fill(f"{server.origin}/i/")
    ada.press("Save")
    ada.heading("Portal")
    return f"{server.origin}/i/"


def fill_in(portal, topic: str = company.REVIEW, who: str | None = WHO):
    """*Share availability* up to its last button."""
    if portal.page.locator("select[name=topic]").count():
        portal.page.locator("select[name=topic]").select_option(label=topic)
        portal.press("Continue")
    if who:
        portal.page.get_by_label(who, exact=True).check()


def make(portal, **options) -> str:
    """Makes a link; gives its URL."""
    portal.open("/staff/sharing/new")
    fill_in(portal, **options)
    portal.press("Make the link without preview")
    return portal.page.locator("#url").input_value()


def test_I1_a_link_is_made_after_a_preview(staff, prefix):
    dora = staff("dora")
    dora.open("/staff")
    dora.menu("Visits")
    dora.press("Links")
    dora.press("Share availability")
    fill_in(dora)
    dora.page.locator("#message").fill("I look forward to it.")
    dora.press("Preview the times")
    dora.heading("Preview the times")
    assert dora.page.locator(".weekday .pills li").count() > 5
    # Back to the form, with everything that was typed.
    dora.press("Change")
    expect(dora.page.locator("#message")).to_have_value("I look forward to it.")
    expect(dora.page.get_by_label(WHO, exact=True)).to_be_checked()
    dora.press("Preview the times")
    dora.press("Make the link")
    dora.heading(f"{company.REVIEW}: {WHO}")
    url = dora.page.locator("#url").input_value()
    assert re.fullmatch(re.escape(prefix) + r"[\w-]{22}", url)
    code = dora.page.get_by_role("img", name="The link as a QR code")
    expect(code).to_be_visible()
    assert code.evaluate("image => image.naturalWidth") > 0 or not dora.scripts
    # Whoever may change it can copy it again.
    dora.open("/staff/sharing")
    dora.page.get_by_role("link", name=f"{company.REVIEW}: {WHO}").first.click()
    assert dora.page.locator("#url").input_value() == url


def test_I2_an_assistant_shares_for_those_whom_they_assist_alone(staff, prefix):
    tara = staff("tara")
    tara.menu("Sharing")
    tara.press("Share availability")
    fill_in(tara, who=None)
    boxes = tara.page.locator("input[name^='resource.']")
    assert boxes.count() == 1
    tara.press("Make the link without preview")
    tara.heading(f"{company.REVIEW}: {WHO}")
    url = tara.path
    # The journal says who it was.
    dora = staff("dora")
    dora.open(f"/staff/journal?record={url.split('?')[0].split('/')[-1]}")
    expect(dora.page.get_by_text("Tara Beck").first).to_be_visible()
    # Taken back by the resource itself: gone at once.
    sara = staff("sara")
    sara.open("/staff/resources/res_sara/sharing")
    sara.press("Take back")
    tara.open(url)
    tara.heading("There is nothing here")
    sara.page.get_by_label("Member of staff").select_option(label="Tara Beck")
    sara.press("Assign")
    tara.open(url)
    tara.heading(f"{company.REVIEW}: {WHO}")


def test_I7_what_is_filled_in_is_not_asked(staff, prefix):
    sara = staff("sara")
    sara.open("/staff/resources/res_sara/sharing")
    sara.field("Topic").select_option(label=company.TOPIC)
    sara.press("Save")
    try:
        sara.open("/staff/resources/res_sara")
        sara.press("Share availability")
        expect(sara.page.locator("select[name=topic]")).to_have_value("top_review")
        # Nothing more to choose: the link can be made at once (I12).
        sara.press("Make the link without preview")
        sara.heading(f"{company.TOPIC}: {WHO}")
    finally:
        sara.open("/staff/resources/res_sara/sharing")
        sara.field("Topic").select_option(label="Nothing")
        sara.press("Save")


def test_I8_the_preview_can_be_skipped(staff, prefix):
    ada = staff("ada")
    ada.open("/staff/settings/sites/sit_main")
    skip = ada.page.get_by_label("Make the link without a preview of the times")
    skip.check()
    ada.press("Save")
    try:
        ada.open("/staff/sharing/new")
        fill_in(ada)
        assert not ada.has("Preview the times")
        ada.press("Make the link")
        ada.heading(f"{company.REVIEW}: {WHO}")
    finally:
        ada.open("/staff/settings/sites/sit_main")
        skip.uncheck()
        ada.press("Save")


def test_I11_a_site_without_a_prefix_makes_no_links(staff, prefix, server):
    ada = staff("ada")
    name = f"Website {next(pool)}"
    ada.open("/staff/settings/sites")
    ada.press("Add a website")
    ada.field("Name").fill(name)
    ada.press("Save")
    ada.heading(name)
    sara = staff("sara")
    sara.open("/staff/sharing/new")
    sara.page.locator("select[name=site]").select_option(label=name)
    sara.page.locator("select[name=topic]").select_option(label=company.REVIEW)
    sara.press("Continue")
    expect(sara.alert()).to_contain_text("ask an administrator")
    ada.open("/staff/sharing/new")
    ada.page.locator("select[name=site]").select_option(label=name)
    ada.page.locator("select[name=topic]").select_option(label=company.REVIEW)
    ada.press("Continue")
    ada.press("Set it now", within=ada.alert())
    ada.heading(name)
    ada.field("Beginning of invitation URLs").fill("not an address")
    ada.press("Save")
    expect(ada.page.locator("#prefix-error")).to_be_visible()
    beginning = "https://www.example.com/termin?invitationKey="
    ada.field("Beginning of invitation URLs").fill(beginning)
    ada.press("Save")
    ada.open("/staff/sharing/new")
    ada.page.locator("select[name=site]").select_option(label=name)
    ada.page.locator("select[name=topic]").select_option(label=company.REVIEW)
    ada.press("Continue")
    ada.page.get_by_label(WHO, exact=True).check()
    ada.press("Make the link without preview")
    assert ada.page.locator("#url").input_value().startswith(beginning)


def test_I12_quick_actions_fill_in_the_record(staff, prefix, new_customer, new_contact):
    dora = staff("dora")
    customer = new_customer()
    dora.open(f"/staff/contacts/{customer.contact.id}")
    dora.press("Share availability")
    fill_in(dora)
    dora.press("Make the link without preview")
    name = f"{customer.contact.first_name} {customer.contact.last_name}"
    expect(dora.page.get_by_text(f"for {name}").first).to_be_visible()
    # On the account's page, too, where somebody signs in.
    dora.open(f"/staff/accounts/acc_{customer.contact.key}")
    dora.press("Share availability")
    fill_in(dora)
    dora.page.locator("select[name=contact]").select_option(label=name)
    dora.press("Make the link without preview")
    expect(dora.page.get_by_text(f"for {name}").first).to_be_visible()
    nobody = new_contact()
    dora.open(f"/staff/contacts/{nobody.id}")
    assert not dora.has("Share availability")


def test_I1_a_link_goes_out_by_mail(staff, prefix, mails):
    dora = staff("dora")
    url = make(dora)
    address = f"prospect-{next(pool)}@example.net"
    dora.field("Email address").fill(address)
    dora.page.locator("#message").fill("As agreed on the phone.")
    dora.press("Send")
    letter = mails.wait(address, 1)[0]
    assert url in letter.text and "As agreed on the phone." in letter.text


def test_dates_and_the_switch_can_be_changed_afterwards(staff, prefix):
    dora = staff("dora")
    make(dora)
    last = (datetime.date.today() + datetime.timedelta(days=20)).isoformat()
    dora.field("Last day").fill(last)
    dora.field("Bookings at most").fill("3")
    dora.page.get_by_label("Active", exact=True).uncheck()
    dora.press("Save")
    expect(dora.page.locator("h1 + .badge")).to_have_text("Switched off")
    expect(dora.field("Last day")).to_have_value(last)
    dora.field("Last day").fill("2020-01-01")
    dora.press("Save")
    expect(dora.page.locator("#last-error")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_A1_the_pages_of_sharing_can_be_used_by_everybody(staff, prefix, scheme, scripts):
    if not scripts:
        pytest.skip("axe needs scripts")
    ada = staff("ada", color_scheme=scheme)
    make(ada)
    pages = {
        "sharing-link": ada.path, "sharing-links": "/staff/sharing",
        "sharing-new": "/staff/sharing/new?topic=svc_review&territory=ter_valley",
        "sharing-sites": "/staff/settings/sites",
        "sharing-site": "/staff/settings/sites/sit_main",
        "sharing-topics": "/staff/topics", "sharing-topic": "/staff/topics/top_review",
        "sharing-assistants": "/staff/resources/res_sara/sharing",
    }
    for name, path in pages.items():
        ada.open(path)
        check(ada, name, scheme)


def test_several_people_come_together(staff, prefix, new_portal):
    dora = staff("dora")
    dora.open("/staff/sharing/new")
    fill_in(dora)
    others = [
        box.get_attribute("name") for box in
        dora.page.locator("#resources input[name^='resource.']").all()
    ]
    second = next(name for name in others if not dora.page.locator(f"[id='{name}']").is_checked())
    dora.page.locator(f"[id='{second}']").check()
    dora.page.get_by_text("Several people at one appointment").click()
    dora.page.get_by_label(re.compile("^All who are ticked")).check()
    dora.page.locator("select[name=primary]").select_option(label=WHO)
    dora.press("Preview the times")
    dora.heading("Preview the times")
    dora.press("Make the link")
    expect(dora.page.get_by_text(f"{WHO} leads")).to_be_visible()
    path = "/i/" + dora.page.locator("#url").input_value().removeprefix(prefix)
    guest = new_portal()
    guest.open(path)
    # Everybody is named: they all come.
    expect(guest.page.get_by_role("heading", level=1)).to_contain_text(f"{WHO}, ")
    guest.press("Next week")
    guest.page.locator(".weekday .pills a").nth(8).click()
    guest.settle()
    for name, value in {
        "firstName": "Wanda", "lastName": "Prospect", "email": f"two-{next(pool)}@example.net",
    }.items():
        guest.page.locator(f"input[name={name}]").fill(value)
    guest.press("Book")
    guest.heading("Your appointment is booked")
    expect(guest.page.locator("main")).to_contain_text(f"{WHO}, ")
    # It stands in both their days.
    dora.page.reload()
    dora.section("Booked by this link").locator("a").first.click()
    dora.settle()
    people = dora.page.locator("dd a[href*='/days']")
    assert people.count() == 2
