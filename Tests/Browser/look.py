"""Looks at a page as it is: accessibility faults, sideways scrolling, pictures."""

import pathlib

from axe_playwright_python.sync_playwright import Axe

PICTURES = pathlib.Path(__file__).parents[2] / ".tools" / "screenshots"
WIDE, PHONE, NARROW = (1280, 900), (390, 844), (320, 640)


def check(portal, name: str, scheme: str):
    """Faults at two widths, sideways scrolling at 320 px, and the pictures."""
    assert portal.scripts, "axe would wait for ever"
    PICTURES.mkdir(parents=True, exist_ok=True)
    faults = []
    for device, (width, height) in {"desktop": WIDE, "phone": PHONE}.items():
        portal.page.set_viewport_size({"width": width, "height": height})
        portal.settle()
        portal.page.screenshot(
            path=PICTURES / f"{name}-{device}-{scheme}.png", full_page=True, animations="disabled"
        )
        for fault in Axe().run(portal.page).response["violations"]:
            nodes = [(n["html"][:160], n.get("failureSummary", "")[:240]) for n in fault["nodes"]]
            faults.append((device, fault["id"], nodes[:3]))
    portal.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    portal.settle()
    width = portal.page.evaluate("document.documentElement.scrollWidth")
    assert faults == []
    assert width <= NARROW[0], f"{name} is {width} px wide on a screen of {NARROW[0]}"
