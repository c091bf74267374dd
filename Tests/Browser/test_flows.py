"""Administrators customise how availability is shared and booked, and make quick actions."""

import re

import pytest
from playwright.sync_api import expect

import company
from conftest import pool
from look import check
from test_invited import choose_time, guest
from test_sharing import WHO, fill_in, prefix, staff  # noqa: F401


def add_question(portal, label: str, kind: str = "One line", required=False, choices=""):
    """Fills in the last question of a flow's form, which is an empty one."""
    question = portal.page.locator("details.question").last
    question.locator("summary").click()
    question.get_by_label("Label (English)").fill(label)
    question.get_by_label("Kind").select_option(label=kind)
    question.get_by_label("Must be answered").set_checked(required)
    question.get_by_label("Choices").fill(choices)


@pytest.fixture
def flow(staff):  # noqa: F811
    """A flow with two questions; gives its name and path."""
    ada = staff("ada")
    name = f"Portfolio {next(pool)}"
    ada.open("/staff/settings")
    ada.press("Flows")
    ada.press("Add a flow")
    ada.field("Name").fill(name)
    ada.field("Heading, instead of the topic (English)").fill("Your yearly portfolio review")
    ada.field("Heading, instead of the topic (Deutsch)").fill("Ihr Jahresgespräch")
    ada.field("Introduction (English)").fill("Twenty minutes.\nNo papers needed.")
    ada.field("Note above the form (English)").fill("We keep what you write.")
    ada.field("Text after booking (English)").fill("See you soon.")
    ada.field("Subject").select_option(label="Not asked")
    ada.field("First day, in days from today").fill("7")
    add_question(ada, "Customer number", required=True)
    ada.press("Save")
    ada.heading(name)
    add_question(ada, "Which part", "A choice", choices="Shares\nBonds")
    ada.press("Save")
    ada.heading(name)
    return name, ada.path.split("?")[0]


def share(portal, name: str) -> str:
    """Makes a link that runs in that flow; gives its URL."""
    portal.open("/staff/sharing/new")
    portal.page.locator("select[name=flow]").select_option(label=name)
    fill_in(portal)
    portal.press("Make the link without preview")
    return portal.page.locator("#url").input_value()


def test_I16_a_customised_flow_runs_with_its_texts_and_questions(
    flow, staff, prefix, new_portal, mails  # noqa: F811
):
    name, _ = flow
    dora = staff("dora")
    url = share(dora, name)
    expect(dora.page.get_by_text(f"Flow: {name}")).to_be_visible()
    link = dora.path
    portal = new_portal()
    portal.open("/i/" + url.removeprefix(prefix))
    portal.heading("Your yearly portfolio review")
    expect(portal.page.get_by_text("No papers needed.")).to_be_visible()
    choose_time(portal, 4)
    expect(portal.page.get_by_text("We keep what you write.")).to_be_visible()
    assert portal.field("Subject").count() == 0
    email = guest(portal)
    portal.field("Which part").select_option("Bonds")
    portal.press("Book")
    # Nothing is lost, and the fault stands beside its field.
    expect(portal.page.locator("[id='own.error'], .error").first).to_be_visible()
    expect(portal.field("Email")).to_have_value(email)
    expect(portal.field("Which part")).to_have_value("Bonds")
    portal.field("Customer number").fill("K-2718")
    portal.press("Book")
    portal.heading("Your appointment is booked")
    expect(portal.page.get_by_text("See you soon.")).to_be_visible()
    expect(portal.page.get_by_text("K-2718")).to_be_visible()
    assert "K-2718" not in mails.wait(email, 1)[0].text
    dora.open(link)
    dora.section("Booked by this link").locator("li a").first.click()
    dora.settle()
    expect(dora.page.get_by_text("K-2718")).to_be_visible()
    expect(dora.page.get_by_text("Bonds")).to_be_visible()


def test_I16_a_site_runs_in_its_flow(flow, staff, prefix, new_portal):  # noqa: F811
    name, path = flow
    ada = staff("ada")
    ada.open("/staff/settings/sites/sit_main")
    ada.field("Flow").select_option(label=name)
    ada.press("Save")
    dora = staff("dora")
    dora.open("/staff/sharing/new")
    fill_in(dora)
    dora.press("Make the link without preview")
    url = dora.page.locator("#url").input_value()
    portal = new_portal(locale="de-LI")
    portal.open("/i/" + url.removeprefix(prefix))
    portal.heading("Ihr Jahresgespräch")
    # Deleted, the usual one runs.
    ada.open(path)
    ada.press("Delete")
    ada.heading(f"Delete “{name}”?")
    ada.press("Delete")
    ada.heading("Settings")
    portal.open("/i/" + url.removeprefix(prefix))
    portal.heading(re.compile(WHO))


def test_I16_what_a_flow_does_not_ask_is_filled_in(flow, staff, prefix):  # noqa: F811
    name, path = flow
    ada = staff("ada")
    ada.open(path)
    ada.page.get_by_label("First and last day", exact=True).uncheck()
    ada.page.get_by_label("Personal message", exact=True).and_(
        ada.page.locator("[type=checkbox]")).uncheck()
    ada.page.get_by_label("Make the link without a preview of the times").check()
    ada.field("Topic").select_option(label=company.REVIEW)
    ada.press("Preview")
    ada.heading(f"Preview: {name}")
    for text in ["Your yearly portfolio review", "Customer number", "We keep what you write."]:
        expect(ada.page.get_by_text(text).first).to_be_visible()
    ada.press("Change")
    expect(ada.field("Topic")).to_have_value("svc_review")
    ada.press("Preview")
    ada.press("Save")
    ada.heading(name)
    dora = staff("dora")
    dora.open("/staff/sharing/new")
    dora.page.locator("select[name=flow]").select_option(label=name)
    dora.press("Continue")
    expect(dora.page.locator("select[name=topic]")).to_have_value("svc_review")
    assert dora.page.locator("[name=first], [name=message]").count() == 0
    assert not dora.has("Preview the times")
    dora.page.get_by_label(WHO, exact=True).check()
    dora.press("Make the link")
    assert dora.page.locator("#url").input_value().startswith(prefix)


def test_a_flow_is_checked_when_it_is_saved(flow, staff):  # noqa: F811
    name, path = flow
    ada = staff("ada")
    ada.open(path)
    add_question(ada, "Choose", "A choice", choices="only one")
    ada.field("First day, in days from today").fill("soon")
    ada.press("Save")
    expect(ada.page.locator("#firstDay-error")).to_be_visible()
    expect(ada.page.locator("#choices-2-error")).to_be_visible()
    expect(ada.page.locator("#choices-2")).to_have_value("only one")
    ada.page.locator("#choices-2").fill("one\ntwo")
    ada.field("First day, in days from today").fill("3")
    ada.press("Save")
    ada.heading(name)
    expect(ada.page.locator("details.question")).to_have_count(4)


@pytest.fixture
def action(flow, staff):  # noqa: F811
    """A quick action on the pages of resources and contacts, for dispatchers; gives its label."""
    ada = staff("ada")
    label = f"Review {next(pool)}"
    ada.open("/staff/settings/flows")
    ada.press("Add a quick action")
    ada.field("Text of the button (English)").fill(label)
    for box in ("Resource", "Contact"):
        ada.page.locator("#pages").get_by_label(box, exact=True).check()
    ada.page.locator("#roles").get_by_label("Dispatcher", exact=True).check()
    ada.field("Flow").select_option(label=flow[0])
    ada.field("Topic").select_option(label=company.REVIEW)
    ada.field("Where it takes place").select_option(label="By phone")
    ada.press("Save")
    ada.heading(label)
    yield label
    ada.press("Delete")
    ada.press("Delete")
    ada.heading("Settings")


def test_I18_a_quick_action_opens_the_flow_with_its_presets(
    action, flow, staff, prefix, new_customer, new_contact  # noqa: F811
):
    dora = staff("dora")
    dora.open("/staff/resources/res_sara")
    dora.press(action)
    expect(dora.page.locator("select[name=topic]")).to_have_value("svc_review")
    expect(dora.page.locator("#mode")).to_have_value("phone")
    # I12: for that resource.
    expect(dora.page.get_by_label(WHO, exact=True)).to_be_checked()
    dora.press("Make the link without preview")
    dora.heading(f"{company.REVIEW}: {WHO}")
    expect(dora.page.get_by_text(f"Flow: {flow[0]}")).to_be_visible()
    customer = new_customer()
    dora.open(f"/staff/contacts/{customer.contact.id}")
    dora.press(action)
    dora.page.get_by_label(WHO, exact=True).check()
    dora.press("Make the link without preview")
    name = f"{customer.contact.first_name} {customer.contact.last_name}"
    expect(dora.page.get_by_text(f"for {name}").first).to_be_visible()
    # Where nobody can sign in, on other pages and to other roles it isn't shown.
    for path in (f"/staff/contacts/{new_contact().id}", "/staff"):
        dora.open(path)
        assert not dora.has(action)
    sara = staff("sara")
    sara.open("/staff/resources/res_sara")
    assert sara.has("Share availability") and not sara.has(action)


def test_I18_the_form_itself_is_placed_on_a_page(action, staff, prefix):  # noqa: F811
    ada = staff("ada")
    ada.open("/staff/settings/flows")
    ada.press(action)
    ada.page.get_by_label("Show the form itself, folded, instead of a button").check()
    ada.press("Save")
    dora = staff("dora")
    dora.open("/staff/resources/res_sara")
    dora.page.locator("details.placed > summary").click()
    dora.press("Make the link without preview", within=dora.page.locator("details.placed"))
    dora.heading(f"{company.REVIEW}: {WHO}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_A1_the_pages_of_flows_can_be_used_by_everybody(
    action, flow, staff, prefix, new_portal, scheme, scripts  # noqa: F811
):
    if not scripts:
        pytest.skip("axe needs scripts")
    ada = staff("ada", color_scheme=scheme)
    ada.open("/staff/settings/flows")
    check(ada, "flows", scheme)
    ada.press(action)
    check(ada, "flow-action", scheme)
    ada.page.set_viewport_size({"width": 1280, "height": 900})
    ada.page.get_by_label("Show the form itself, folded, instead of a button").check()
    ada.press("Save")
    ada.open(flow[1])
    for question in ada.page.locator("details.question summary").all():
        question.click()
    check(ada, "flow", scheme)
    ada.press("Preview")
    check(ada, "flow-preview", scheme)
    dora = staff("dora", color_scheme=scheme)
    dora.open("/staff/resources/res_sara")
    dora.page.locator("details.placed > summary").click()
    check(dora, "flow-placed", scheme)
    dora.page.set_viewport_size({"width": 1280, "height": 900})
    url = share(dora, flow[0])
    portal = new_portal(color_scheme=scheme)
    portal.open("/i/" + url.removeprefix(prefix))
    check(portal, "flow-week", scheme)
    portal.page.set_viewport_size({"width": 1280, "height": 900})
    choose_time(portal)
    portal.press("Book")
    check(portal, "flow-review", scheme)
