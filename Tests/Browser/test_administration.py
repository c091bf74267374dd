"""Administrators keep staff, roles and keys; everybody keeps their own password."""

import re

import pytest
from playwright.sync_api import expect

from conftest import pool
from look import check
from visitor import Visitor

USERS, ROLES, KEYS = (f"/staff/settings/{part}" for part in ("users", "roles", "keys"))


@pytest.fixture
def staff(new_portal):
    def signed_in(name: str, **options):
        portal = new_portal(**options)
        portal.sign_in_staff(name)
        return portal

    return signed_in


@pytest.fixture
def hire(staff):
    """Adds somebody with the dispatcher's role; gives their name, address and first password."""

    def hired(portal) -> tuple[str, str, str]:
        number = next(pool)
        name, email = f"Eva Gstöhl {number}", f"eva-{number}@alpenblick.example"
        portal.open("/staff")
        portal.menu("Settings")
        portal.press("Staff")
        portal.press("Add a member of staff")
        portal.field("Name").fill(name)
        portal.field("Email").fill(email)
        portal.page.locator("label", has_text="Dispatcher").locator("input").check()
        portal.press("Add")
        portal.heading(f"{name} is added")
        return name, email, portal.field("Password").input_value()

    return hired


def sign_in(portal, email: str, password: str):
    portal.open("/staff/sign-in")
    portal.fill_sign_in(email, password)


def test_a_member_of_staff_from_the_first_password_to_the_last(staff, hire, new_portal):
    ada = staff("ada")
    name, email, password = hire(ada)
    ada.press("Done")
    ada.heading(name)

    eva = new_portal()
    sign_in(eva, email, password)
    expect(eva.page.get_by_role("heading", level=1)).to_contain_text(name)
    assert eva.has("Contacts", within=eva.top)
    assert not eva.has("Settings", within=eva.top)
    eva.press(f"Your account: {name}", within=eva.page.locator("header"))
    eva.heading("Your account")
    eva.field("Present password").fill("not the right one")
    eva.field("New password").fill("a long one of her own")
    eva.field("New password once more").fill("a long one of her own")
    eva.press("Change password")
    expect(eva.page.locator("#oldPassword-error")).to_be_visible()
    eva.field("Present password").fill(password)
    eva.field("New password").fill("a long one of her own")
    eva.field("New password once more").fill("a long one of her own")
    eva.press("Change password")
    expect(eva.page.get_by_role("status").first).to_contain_text("Your password is changed")
    eva.page.get_by_label("Language").select_option("de")
    eva.press("Save")
    eva.heading("Ihr Konto")

    ada.press("Disable")
    expect(ada.page.get_by_role("status").first).to_contain_text("All their sessions are ended")
    eva.open("/staff")
    expect(eva.page.locator("input[name=password]")).to_be_visible()
    ada.press("Enable")
    ada.press("New password")
    ada.heading(f"{name} has a new password")
    renewed = ada.field("Password").input_value()
    assert renewed != password
    sign_in(eva, email, renewed)
    expect(eva.page.get_by_role("heading", level=1)).to_contain_text(name)


def test_the_menu_folds_before_it_breaks(staff):
    """At any width the menu is whole: all of it in one line, or behind its button."""
    ada = staff("ada")
    for width in (320, 700, 900, 1100, 1120, 1121, 1280, 1920):
        ada.page.set_viewport_size({"width": width, "height": 800})
        ada.settle()
        nav, button = ada.page.locator("nav.wide"), ada.page.locator(".folded > summary")
        assert nav.is_visible() != button.is_visible()
        if nav.is_visible():
            assert nav.bounding_box()["height"] < 50, width
        assert ada.page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_was_typed_stays_when_it_is_wrong(staff):
    ada = staff("ada")
    ada.open(USERS + "/new")
    ada.field("Name").fill("Eva Gstöhl")
    ada.field("Email").fill("eva")
    ada.page.locator("label", has_text="Dispatcher").locator("input").check()
    ada.press("Add")
    expect(ada.page.locator("#email-error")).to_be_visible()
    assert ada.field("Name").input_value() == "Eva Gstöhl"
    assert ada.field("Email").input_value() == "eva"
    assert ada.page.locator("label", has_text="Dispatcher").locator("input").is_checked()


def test_nobody_locks_the_settings(staff):
    ada = staff("ada")
    ada.open(USERS)
    ada.press("Ada Beck")
    assert not ada.has("Disable") and not ada.has("New password")
    ada.page.locator("label", has_text="Administrator").locator("input").uncheck()
    ada.press("Save")
    expect(ada.page.locator("#roles-error")).to_contain_text("administrator must remain")
    ada.open(ROLES)
    ada.press("Administrator")
    ada.page.get_by_label(re.compile("^Administer")).uncheck()
    ada.press("Save")
    expect(ada.page.locator("#permissions-error")).to_contain_text("administrator must remain")
    ada.open(USERS)
    ada.heading("Settings")


def test_a_role_is_made_used_and_deleted(staff, new_contact):
    ada, name = staff("ada"), f"Household {next(pool)}"
    ada.open(ROLES)
    ada.press("New role")
    ada.press("Add")
    expect(ada.page.locator("#name-error")).to_be_visible()
    ada.field("Name").fill(name)
    ada.page.get_by_label(re.compile("^Whole account")).check()
    ada.press("Add")
    contact = f"/staff/contacts/{new_contact().id}"
    ada.open(contact)
    ada.page.get_by_label("Add existing web role").select_option(label=name)
    ada.press("Add")
    ada.open(ROLES)
    ada.press(name)
    ada.press("Delete role")
    expect(ada.alert()).to_contain_text("This role is in use: 1 contact.")
    ada.open(contact)
    ada.page.get_by_role("button", name=f"Remove: {name}").click()
    ada.settle()
    ada.open(ROLES)
    ada.press(name)
    ada.field("Name").fill(name + " II")
    ada.press("Save")
    ada.press(name + " II")
    ada.press("Delete role")
    ada.heading(f"Delete the role {name} II?")
    ada.press("Delete role")
    expect(ada.page.locator("main")).not_to_contain_text(name)


def test_a_key_opens_until_it_is_revoked(staff, server):
    ada, name = staff("ada"), f"Website {next(pool)}"
    ada.open(KEYS)
    ada.press("New API key")
    ada.field("Name").fill(name)
    ada.press("Create key")
    expect(ada.page.locator("#scopes-error")).to_be_visible()
    assert ada.field("Name").input_value() == name
    ada.page.get_by_label(re.compile("^Catalogue")).check()
    ada.press("Create key")
    ada.heading(f"The key {name} is made")
    secret = ada.field("Secret").input_value()
    if ada.scripts:
        expect(ada.page.get_by_role("button", name="Copy: Secret")).to_be_visible()

    def asks() -> int:
        key = {"Authorization": f"Bearer {secret}", "Accept": "application/json"}
        return Visitor(server.origin).get("/api/v1/service-types", key).status

    assert asks() == 200
    ada.press("Done")
    row = ada.page.locator("li", has_text=name)
    expect(row).to_contain_text("Valid")
    ada.press("Revoke", within=row)
    ada.heading(f"Revoke the key {name}?")
    ada.press("Revoke")
    expect(row).to_contain_text("Revoked")
    assert asks() == 401


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


PAGES = {
    "staff-users": USERS, "staff-user-new": f"{USERS}/new", "staff-user": f"{USERS}/stf_dora",
    "staff-user-own": f"{USERS}/stf_ada", "staff-roles": ROLES, "staff-role-new": f"{ROLES}/new",
    "staff-role": f"{ROLES}/rol_dispatcher", "staff-role-built-in": f"{ROLES}/rol_web-api-user",
    "staff-role-in-use": f"{ROLES}/rol_dispatcher/deletion", "staff-keys": KEYS,
    "staff-key-new": f"{KEYS}/new", "staff-account": "/staff/account",
    "staff-home-ada": "/staff", "staff-set-up": "/staff/resources",
}


@pytest.mark.parametrize("name", list(PAGES))
@pytest.mark.parametrize("scripts", [True])
def test_A1_pages_of_administrators(staff, name, scheme):
    ada = staff("ada", color_scheme=scheme)
    ada.open(PAGES[name])
    check(ada, name, scheme)


@pytest.mark.parametrize("scripts", [True])
def test_A1_what_is_refused_and_shown_once(staff, hire, scheme):
    ada = staff("ada", color_scheme=scheme)
    hire(ada)
    check(ada, "staff-user-added", scheme)
    ada.page.set_viewport_size({"width": 1280, "height": 900})
    ada.open(USERS + "/new")
    ada.field("Email").fill("eva")
    ada.press("Add")
    check(ada, "staff-user-faults", scheme)
    ada.open(KEYS + "/new")
    ada.field("Name").fill(f"Website {next(pool)}")
    ada.press("Create key")
    check(ada, "staff-key-faults", scheme)
    ada.page.get_by_label(re.compile("^Catalogue")).check()
    ada.press("Create key")
    check(ada, "staff-key-made", scheme)
    ada.press("Done")
    check(ada, "staff-keys-some", scheme)
    ada.press("Revoke")
    check(ada, "staff-key-revocation", scheme)
    ada.open("/staff/account")
    ada.press("Change password")
    check(ada, "staff-account-faults", scheme)
