"""The whole booking without a mouse."""

from playwright.sync_api import expect

from company import BOILER, YEARLY


def tab_to(portal, selector: str, limit: int = 200):
    """Presses Tab until the focus is on what the selector says."""
    for _ in range(limit):
        portal.page.keyboard.press("Tab")
        if portal.page.evaluate(
            "selector => document.activeElement?.matches(selector) ?? false", selector
        ):
            return
    raise AssertionError(f"Tab never reached {selector}")


def enter(portal, leaves: bool = True):
    """Presses Enter. Without scripts it always leads to a new page, with them not always."""
    if leaves or not portal.scripts:
        with portal.page.expect_navigation():
            portal.page.keyboard.press("Enter")
    else:
        portal.page.keyboard.press("Enter")
    portal.settle()


def focused_card(portal) -> str:
    return portal.page.evaluate("document.activeElement.closest('label')?.innerText ?? ''")


def choose_with_arrows(portal, name: str, text: str):
    tab_to(portal, f"input[name={name}]")
    if text in focused_card(portal):
        portal.page.keyboard.press("Space")
        portal.settle()
        return
    for _ in range(20):
        portal.page.keyboard.press("ArrowDown")
        portal.settle()
        if text in focused_card(portal):
            return
    raise AssertionError(f"the arrows never reached {text}")


def test_A2_booking_by_keyboard_alone(signed_in, customer, mails):
    portal = signed_in(customer)
    keys = portal.page.keyboard
    portal.open("/")
    tab_to(portal, "a[href$='/book']")
    enter(portal)
    portal.heading("Book an appointment")

    choose_with_arrows(portal, "asset", BOILER)
    if not any(YEARLY in text for text in portal.offers("service")):
        tab_to(portal, "button[type=submit], button:not([type])")
        enter(portal)
    choose_with_arrows(portal, "service", YEARLY)
    if portal.has("Show free times"):
        tab_to(portal, "form[method=get] button, button[formmethod=get]")
        enter(portal)

    expect(portal.days().first).to_be_visible()
    day = portal.days().nth(1)
    name = day.get_attribute("aria-label")
    tab_to(portal, f"[aria-label='{name}']")
    enter(portal, leaves=False)
    if portal.scripts:
        # The focus goes on to the slots that the day brought.
        assert portal.page.evaluate("document.activeElement !== document.body")

    if not portal.page.evaluate("document.activeElement?.matches('input[name=slot]') ?? false"):
        tab_to(portal, "input[name=slot]")
    keys.press("Space")
    tab_to(portal, "textarea[name=comment]")
    keys.type("No mouse at hand")
    portal.settle()
    book = portal.page.get_by_role("button", name="Book", exact=True)
    for _ in range(50):
        keys.press("Tab")
        if book.evaluate("button => button === document.activeElement"):
            break
    enter(portal)
    portal.heading("Your appointment is booked")
    mails.exactly(customer.email, 1)


def test_every_step_shows_where_the_focus_is(signed_in, customer):
    portal = signed_in(customer)
    portal.open("/book")
    for _ in range(12):
        portal.page.keyboard.press("Tab")
        visible = portal.page.evaluate(
            """() => {
              const seen = e => { const s = getComputedStyle(e);
                return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)
                  || s.boxShadow !== 'none' };
              const e = document.activeElement, label = e.closest('label');
              return e === document.body || seen(e) || (label && seen(label));
            }"""
        )
        assert visible, portal.page.evaluate("document.activeElement.outerHTML")
