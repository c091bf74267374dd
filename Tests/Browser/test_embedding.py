"""Our pages inside a website of somebody else's: the booking, and staff who share availability."""

import contextlib
import json
import re
import urllib.parse

import pytest
from playwright.sync_api import expect
from selenium import webdriver
from selenium.webdriver.common import utils
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

import company
from company import PASSWORD, staff_email
from conftest import pool
from host_page import website
from look import check
from test_sharing import WHO, fill_in, make, prefix, staff  # noqa: F401

TIMES = ".weekday .pills a"


@pytest.fixture(scope="module")
def shop(server):
    with website(server.origin) as origin:
        yield origin


@pytest.fixture(scope="module")
def stranger(server):
    """A website that nobody listed."""
    with website(server.origin) as origin:
        yield origin


@pytest.fixture
def site(staff, shop) -> str:  # noqa: F811
    """The id of a customer's website, on which our booking is embedded."""
    ada = staff("ada")
    ada.open("/staff/settings/sites/new")
    ada.field("Name").fill(f"Shop {next(pool)}")
    ada.field("Beginning of invitation URLs").fill(f"{shop}/termin?invitationKey=")
    ada.field("Pages that may embed the booking").fill(shop)
    ada.press("Save")
    ada.heading(re.compile("^Shop"))
    # What is to be pasted stands there now.
    assert "/embed.js" in ada.page.locator("#booking-tag").input_value()
    return ada.path.split("/")[-1].split("?")[0]


@pytest.fixture
def link(staff, site):  # noqa: F811
    """A URL of the shop."""
    dora = staff("dora")
    dora.open(f"/staff/sharing/new?site={site}")
    fill_in(dora)
    dora.press("Make the link without preview")
    return dora.page.locator("#url").input_value()


def fill_in_guest(frame) -> str:
    email = f"framed-{next(pool)}@example.net"
    for name, value in {"firstName": "Wanda", "lastName": "Prospect", "email": email}.items():
        frame.locator(f"input[name={name}]").fill(value)
    return email


def test_I13_the_booking_runs_inside_another_website(link, server, shop, new_portal, mails):
    portal = new_portal()
    page = portal.page
    if portal.scripts:
        page.goto(link)
    else:
        key = urllib.parse.parse_qs(urllib.parse.urlsplit(link).query)["invitationKey"][0]
        page.goto(f"{shop}/plain?src={server.origin}/embed/{key}")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_contain_text(WHO)
    # The page around it has its own menu and footer.
    expect(frame.locator("header, footer")).to_have_count(0)
    if portal.scripts:
        # S2: the key has left the address, and a reload still knows it.
        assert "invitationKey" not in page.url
        page.reload()
        expect(frame.get_by_role("heading", level=1)).to_contain_text(WHO)
        # As tall as what is in it: nothing scrolls inside.
        page.wait_for_function(
            "() => { const frame = document.querySelector('iframe');"
            " return frame.clientHeight > 500 }")
        inside = page.frames[1].evaluate(
            "() => document.documentElement.scrollHeight - innerHeight")
        assert inside <= 1
    frame.get_by_role("link", name="Next week").click()
    frame.locator(TIMES).nth(14).click()
    expect(frame.get_by_role("heading", level=1)).to_have_text("Check and book")
    # A mistake is said inside, too.
    frame.get_by_role("button", name="Book").click()
    expect(frame.get_by_role("heading", name=re.compile("^Please check"))).to_be_visible()
    email = fill_in_guest(frame)
    frame.get_by_role("button", name="Book").click()
    expect(frame.get_by_role("heading", level=1)).to_have_text("Your appointment is booked")
    assert mails.wait(email, 1)
    if portal.scripts:
        expect(page.locator("#told")).not_to_be_empty()
        told = page.locator("#told").inner_text()
        event = json.loads(told)
        assert event["appointment"].startswith("apt_") and event["earliest"].endswith("Z")
        # A reload of the frame books nothing again.
        page.frames[1].evaluate("() => location.reload()")
        page.wait_for_timeout(500)
        assert page.locator("#told").inner_text() == told
    assert page.context.cookies() == []


def test_I13_a_website_that_is_not_listed_shows_the_way_to_a_window(
    link, server, stranger, chromium
):
    key = link.split("=")[-1]
    context = chromium.new_context()
    page = context.new_page()
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{stranger}/termin?invitationKey={key}")
    # Nothing of ours is shown inside; whoever wants to book gets there all the same.
    expect(page.get_by_role("link", name=re.compile("window of its own"))).to_be_visible(
        timeout=20_000)
    assert any("frame-ancestors" in text for text in refused)
    with context.expect_page() as opened:
        page.get_by_role("link", name=re.compile("window of its own")).click()
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text(WHO)
    context.close()


def test_I4_a_client_leaves_the_frame_to_sign_in(
    staff, site, shop, new_customer, new_portal  # noqa: F811
):
    customer = new_customer()
    dora = staff("dora")
    dora.open(f"/staff/sharing/new?site={site}&contact={customer.contact.id}")
    fill_in(dora)
    dora.press("Make the link without preview")
    key = dora.page.locator("#url").input_value().split("=")[-1]
    portal = new_portal()
    portal.page.goto(f"{shop}/plain?src={portal.origin}/embed/{key}")
    frame = portal.page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Sign in to go on")
    with portal.page.context.expect_page() as opened:
        frame.get_by_role("link", name="Open the page").click()
    page = opened.value
    page.locator("input[name=email]").fill(customer.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(WHO)


def test_I9_from_an_accounts_page_the_account_is_carried(
    staff, prefix, new_customer, signed_in  # noqa: F811
):
    customer = new_customer()
    dora = staff("dora")
    dora.open(f"/staff/contacts/{customer.contact.id}")
    account = dora.page.locator("a[href^='/staff/accounts/']").first
    name = account.inner_text()
    account.click()
    dora.press("Share availability")
    fill_in(dora)
    dora.page.locator("#contact").select_option(customer.contact.id)
    dora.press("Make the link without preview")
    path = "/i/" + dora.page.locator("#url").input_value().removeprefix(prefix)
    portal = signed_in(customer)
    portal.open(path)
    portal.press("Next week")
    portal.page.locator(TIMES).nth(17).click()
    portal.press("Book")
    portal.heading("Your appointment is booked")
    dora.page.reload()
    dora.section("Booked by this link").locator("a").first.click()
    dora.settle()
    expect(dora.page.locator("main")).to_contain_text(name)


def test_I19_staff_make_a_link_inside_another_website(site, shop, server, new_portal):
    portal = new_portal()
    page = portal.page
    if portal.scripts:
        page.goto(f"{shop}/team?site={site}")
    else:
        page.goto(f"{shop}/plain?src={server.origin}/embed/sign-in/{site}")
    frame = page.frame_locator("iframe")
    frame.locator("input[name=email]").fill(staff_email("dora"))
    frame.locator("input[name=password]").fill("not the password")
    frame.get_by_role("button", name="Sign in").click()
    expect(frame.get_by_role("alert").or_(frame.locator("#errors")).first).to_be_visible()
    frame.locator("input[name=password]").fill(PASSWORD)
    frame.get_by_role("button", name="Sign in").click()
    expect(frame.get_by_role("heading", level=1)).to_have_text("Share availability")
    if frame.locator("select[name=topic]").count():
        frame.locator("select[name=topic]").select_option(label=company.REVIEW)
        frame.get_by_role("button", name="Continue").click()
    frame.get_by_label(WHO, exact=True).check()
    frame.get_by_role("button", name="Preview the times").click()
    expect(frame.get_by_role("heading", level=1)).to_have_text("Preview the times")
    frame.get_by_role("button", name="Make the link").click()
    expect(frame.get_by_role("heading", level=1)).to_contain_text(WHO)
    url = frame.locator("#url").input_value()
    # The site's own: it was started there.
    assert url.startswith(f"{shop}/termin?invitationKey=")
    assert page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_A1_framed_pages_are_accessible_and_fit(link, server, new_portal, scripts, scheme):
    if not scripts:
        pytest.skip("axe needs scripts")
    key = link.split("=")[-1]
    portal = new_portal(viewport={"width": 320, "height": 700})
    # By itself: what axe sees of a frame is the same page.
    portal.open(f"/embed/{key}?theme={scheme}")
    check(portal, "framed-week", scheme)
    background = "() => getComputedStyle(document.body).backgroundColor"
    assert (portal.page.evaluate(background) == "rgb(23, 22, 20)") == (scheme == "dark")
    portal.press("Next week")
    portal.page.locator(TIMES).first.click()
    portal.settle()
    check(portal, "framed-review", scheme)


# The other browser engine


class Service(webdriver.WebKitGTKService):
    """The driver by its address: not every machine knows the name `localhost`."""

    @property
    def service_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def is_connectable(self) -> bool:
        return utils.is_connectable(self.port, host="127.0.0.1")


@pytest.fixture(scope="module")
def webkit():
    """WebKitGTK on a screen of its own."""
    with screen() as display:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = browser_binary()
        options.add_argument("--automation")
        service = Service(
            "/usr/bin/WebKitWebDriver",
            env={"DISPLAY": display, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", **runtime()})
        driver = webdriver.WebKitGTK(options=options, service=service)
        driver.set_page_load_timeout(30)
        yield driver
        driver.quit()


def browser_binary() -> str:
    import glob

    return glob.glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")[0]


def runtime() -> dict:
    import os

    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {
        "LANG": "en_GB.UTF-8", "XDG_RUNTIME_DIR": "/tmp"}


@contextlib.contextmanager
def screen():
    import os
    import subprocess

    reader, writer = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"],
        pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as number:
        display = f":{number.readline().strip()}"
    yield display
    process.terminate()
    process.wait(timeout=10)


class Webkit:
    """A frame in that browser, by the same words."""

    def __init__(self, driver):
        self.driver = driver
        self.wait = WebDriverWait(driver, 20)

    def open(self, url: str):
        self.driver.get(url)
        frame = self.wait.until(lambda driver: driver.find_element(By.TAG_NAME, "iframe"))
        self.driver.switch_to.frame(frame)

    def heading(self, words: str):
        self.wait.until(lambda driver: any(
            words in element.text for element in driver.find_elements(By.TAG_NAME, "h1")))

    def find(self, css: str):
        return self.wait.until(lambda driver: driver.find_element(By.CSS_SELECTOR, css))

    def fill(self, name: str, text: str):
        # The driver can't type into a frame before somebody has clicked into it, and reckons wrongly
        # where things are in one that is taller than the window.
        self.driver.execute_script(
            "arguments[0].value = arguments[1]", self.find(f"input[name={name}]"), text)

    def press(self, words: str):
        self.click(self.wait.until(lambda driver: next(
            element for element in driver.find_elements(By.CSS_SELECTOR, "main button, main a")
            if (element.get_attribute("aria-label") or element.text) == words)))

    def click(self, element):
        self.driver.execute_script("arguments[0].click()", element)


def test_I13_in_webkit_too(link, webkit, mails, scripts):
    if not scripts:
        pytest.skip("one run is enough: the plain iframe is tried in Chromium")
    page = Webkit(webkit)
    page.open(link)
    page.heading(WHO)
    page.press("Next week")
    page.wait.until(lambda driver: len(driver.find_elements(By.CSS_SELECTOR, TIMES)) > 20)
    page.click(webkit.find_elements(By.CSS_SELECTOR, TIMES)[20])
    page.heading("Check and book")
    email = f"webkit-{next(pool)}@example.net"
    for name, value in {"firstName": "Wanda", "lastName": "Prospect", "email": email}.items():
        page.fill(name, value)
    page.press("Book")
    page.heading("Your appointment is booked")
    assert mails.wait(email, 1)
    webkit.switch_to.default_content()
    page.wait.until(lambda driver: driver.find_element(By.ID, "told").text.startswith("{"))
    frame = webkit.find_element(By.TAG_NAME, "iframe")
    assert "invitationKey" not in webkit.current_url
    assert int(frame.size["height"]) > 200


def test_I19_in_webkit_too(site, shop, webkit, scripts):
    if not scripts:
        pytest.skip("one run is enough: the plain iframe is tried in Chromium")
    page = Webkit(webkit)
    page.open(f"{shop}/team?site={site}")
    page.fill("email", staff_email("dora"))
    page.fill("password", PASSWORD)
    page.press("Sign in")
    page.heading("Share availability")
    topics = webkit.find_elements(By.CSS_SELECTOR, "select[name=topic]")
    if topics:
        Select(topics[0]).select_by_visible_text(company.REVIEW)
        page.press("Continue")
    box = page.wait.until(lambda driver: driver.find_element(
        By.XPATH, f"//label[normalize-space(.)='{WHO}']//input | //label[contains(., '{WHO}')]/input"))
    page.click(box)
    page.press("Make the link without preview")
    page.heading(WHO)
    assert page.find("#url").get_attribute("value").startswith(f"{shop}/termin?invitationKey=")
