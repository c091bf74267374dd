"""Actionable lists: prospects from a file, an invitation for each of them, and who has booked."""

import collections
import os
import re
import signal
import time

import pytest
from playwright.sync_api import expect

import company
from conftest import by_mail, pool
from look import check
from running_server import RunningServer
from test_invited import choose_time
from test_sharing import WHO, fill_in, prefix, staff  # noqa: F401
from visitor import Visitor

PEOPLE = 5


def new_list(portal, addresses: list[str]) -> str:
    """A list with members from a file; gives its path."""
    name = f"Prospects {next(pool)}"
    portal.open("/staff/lists")
    portal.press("New list")
    portal.field("Name").fill(name)
    portal.press("Save")
    portal.heading("Add members")
    rows = "".join(f"Pia;Prospect {i};{a};Vaduz {i}\n" for i, a in enumerate(addresses))
    portal.page.locator("#file").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv",
         "buffer": ("Vorname;Nachname;E-Mail;Ort\n" + rows).encode()}
    )
    portal.press("Upload")
    portal.heading("What is which column?")
    expect(portal.page.locator("#column-2")).to_have_value("email")
    expect(portal.page.locator("#column-3")).to_have_value("own")
    portal.press("Add the members")
    portal.heading(name)
    return portal.path.split("?")[0]


def url(letter) -> str:
    return re.search(r"http://\S+/i/[\w-]{22}", letter.text).group()


def state(portal, address: str):
    return portal.page.locator("tr", has_text=address).locator(".badge")


def test_I14_I15_everybody_gets_a_url_and_the_list_shows_who_booked(
    staff, prefix, mails, new_portal  # noqa: F811
):
    number = next(pool)
    people = [f"prospect-{number}-{i}@example.net" for i in range(PEOPLE)]
    people[3] = f"nobody-{number}@example.net"
    dora = staff("dora")
    path = new_list(dora, people)
    assert dora.page.get_by_text("5 members were added").is_visible()
    dora.press("Send to all 5")
    dora.heading("Share availability")
    expect(dora.page.get_by_text("The link goes to 5 members")).to_be_visible()
    fill_in(dora)
    dora.press("Preview the times")
    expect(dora.page.get_by_text("The link goes to 5 members")).to_be_visible()
    dora.press("Send 5 letters")
    assert dora.path.startswith(path)
    if dora.scripts:
        # The page follows by itself.
        expect(dora.page.get_by_text("5 of 5 letters written")).to_be_visible(timeout=15_000)
        expect(dora.page.get_by_text("1 bounced")).to_be_visible(timeout=15_000)
    urls = {}
    for address in people:
        if address != people[3]:
            urls[address] = url(mails.wait(address, 1)[0])
    assert len(set(urls.values())) == 4
    dora.open(path)
    expect(state(dora, people[3])).to_have_text("Bounced", timeout=15_000)
    # Whatever address is typed, it counts for whom the URL was sent to.
    guest = new_portal()
    guest.open(urls[people[1]].removeprefix(guest.origin))
    choose_time(guest, 2)
    expect(guest.field("Last name")).to_have_value("Prospect 1")
    expect(guest.field("Email")).to_have_value(people[1])
    other = f"someone-else-{number}@example.net"
    guest.field("Email").fill(other)
    guest.press("Book")
    guest.heading("Your appointment is booked")
    looker = new_portal()
    looker.open(urls[people[2]].removeprefix(looker.origin))
    dora.open(path)
    expect(state(dora, people[0])).to_have_text("Sent")
    expect(state(dora, people[1])).to_have_text("Booked")
    expect(state(dora, people[2])).to_have_text("Opened")
    dora.page.locator("tr", has_text=people[1]).locator("td a").first.click()
    expect(dora.page.get_by_text(other).first).to_be_visible()
    # Those of one state alone, and again to one of them.
    dora.open(path)
    dora.press("Sent (2)", within=dora.page.locator(".members"))
    assert dora.page.locator("tbody tr").count() == 2
    dora.page.locator("tr", has_text=people[0]).locator("input[type=checkbox]").check()
    dora.press("Send invitation to those ticked")
    fill_in(dora)
    dora.press("Send 1 letter")
    letters = mails.wait(people[0], 2)
    assert len({url(letter) for letter in letters}) == 2
    for letter in letters:
        again = new_portal()
        again.open(url(letter).removeprefix(again.origin))
        again.heading(f"{company.REVIEW} with {WHO}")


def test_S20_a_file_with_faults_is_told_line_by_line(staff, prefix):  # noqa: F811
    dora = staff("dora")
    path = new_list(dora, [f"first-{next(pool)}@example.net"])
    dora.open(path)
    dora.press("Add members")
    dora.page.locator("#file").set_input_files(
        {"name": "x.xlsx", "mimeType": "text/csv", "buffer": b"PK\x03\x04\x00\x00"}
    )
    dora.press("Upload")
    expect(dora.page.locator("#file-error")).to_contain_text("CSV UTF-8")
    text = "Name,Email\nA,a-at-example.net\nB,b@example.net\nC,b@example.net\n"
    dora.page.locator("#file").set_input_files(
        {"name": "x.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    dora.press("Upload")
    dora.press("Add the members")
    expect(dora.alert()).to_contain_text("Line 2")
    expect(dora.alert()).to_contain_text("as in line 3")
    dora.press("Add the 1 row left")
    expect(dora.page.get_by_text("1 member was added. 2 were left out")).to_be_visible()
    contacts = staff("dora")
    contacts.open(path + "/members")
    contacts.field("Name, address or phone begins with").fill("No such person")
    contacts.press("Find")
    expect(contacts.page.get_by_text("0 contacts")).to_be_visible()


def test_an_assistant_has_lists_of_their_own(staff, prefix):  # noqa: F811
    tara = staff("tara")
    path = new_list(tara, [f"hers-{next(pool)}@example.net"])
    tara.open("/staff/lists")
    expect(tara.page.locator(f"a[href='{path}']")).to_be_visible()
    sara = staff("sara")
    sara.open(path)
    sara.heading("There is nothing here")


@pytest.fixture
def own_server(program, mail_server, tmp_path):
    """A server that may be killed."""
    running = RunningServer(program, tmp_path / "own", by_mail(mail_server))
    running.load(company.company())
    running.start()
    yield running
    if running.process:
        running.stop()


@pytest.mark.parametrize("scripts", ["plain"], indirect=True)
def test_issue_4_a_killed_sending_goes_on_without_a_second_letter(own_server, mails, scripts):
    number, count = next(pool), 300
    dora = Visitor(own_server.origin)

    def done(answer):
        assert answer.status == 303, answer.said
        return answer.location

    ada = Visitor(own_server.origin)
    for visitor, name in ((ada, "ada"), (dora, "dora")):
        page = visitor.get("/staff/sign-in")
        done(visitor.submit(
            page, "/staff/sign-in", email=company.staff_email(name), password=company.PASSWORD))
    site = ada.get("/staff/settings/sites/sit_main")
    done(ada.submit(
        site, "/staff/settings/sites/sit_main", name="Portal",
        prefix=f"{own_server.origin}/i/"))
    made = dora.submit(dora.get("/staff/lists/new"), "/staff/lists", name="Many")
    path = done(made).split("/members")[0]
    people = [f"many-{number}-{i}@example.net" for i in range(count)]
    body = (
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
        + "Email\n" + "\n".join(people) + "\r\n--b--\r\n"
    )
    upload = done(dora._ask(
        "POST", f"{path}/uploads", body,
        {"Content-Type": "multipart/form-data; boundary=b", "Origin": own_server.origin}))
    done(dora.post(upload, {"column-0": "email", "header": "true"}))
    draft = done(dora.post(f"{path}/sendings", {"which": "all"}))
    draft = re.search(r"sending=(snd_\w+)", draft).group(1)
    done(dora.post("/staff/sharing", {
        "sending": draft, "site": "sit_main", "topic": "svc_review", "territory": "ter_valley",
        "resource.res_sara": "true", "mode": "phone",
    }))

    def arrived() -> collections.Counter:
        """How many letters each has got; one that is sent once more has the same id."""
        return collections.Counter({a: len({x.id for x in mails.to(a)}) for a in people})

    # In the middle of it: what was in hand takes a lease to come back, so that once is enough here.
    for share in [float(share) for share in os.environ.get("KILLS", "0.3").split()]:
        end = time.monotonic() + 180
        while sum(arrived().values()) < count * share:
            assert time.monotonic() < end, sum(arrived().values())
            time.sleep(0.05)
        own_server.process.send_signal(signal.SIGKILL)
        own_server.process.wait()
        own_server.start()
    # What a killed worker had in hand waits until its lease is over.
    end = time.monotonic() + 300
    while sum(arrived().values()) < count:
        assert time.monotonic() < end, f"{sum(arrived().values())} of {count}"
        time.sleep(1)
    time.sleep(3)
    assert set(arrived().values()) == {1}
    keys = [url(mails.to(a)[0]) for a in people]
    assert len(set(keys)) == count
    assert f"{count} of {count} letters written" in dora.get(path).text


@pytest.mark.parametrize("scripts", ["scripts"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_A1_pages_of_lists(staff, prefix, scheme, scripts, new_portal):  # noqa: F811
    ada = staff("ada", color_scheme=scheme)
    people = [f"look-{next(pool)}-{i}@example.net" for i in range(8)]
    path = new_list(ada, people)
    ada.press("Send to all 8")
    fill_in(ada)
    ada.press("Send 8 letters")
    pages = {
        "lists": "/staff/lists", "list-new": "/staff/lists/new", "list": path,
        "list-edit": path + "/edit", "list-deletion": path + "/deletion",
        "list-members": path + "/members?q=&find=true",
    }
    for name, page in pages.items():
        ada.open(page)
        check(ada, name, scheme)
    ada.page.set_viewport_size({"width": 1280, "height": 900})
    ada.open(path + "/members")
    ada.page.locator("#file").set_input_files(
        {"name": "x.csv", "mimeType": "text/csv",
         "buffer": b"Name,Email,Town,Note\nA,x,Vaduz,1\nB,b@example.net,Schaan,2\n"
                   b"C,b@example.net,Eschen,3\n"}
    )
    ada.press("Upload")
    check(ada, "list-mapping", scheme)
    ada.page.set_viewport_size({"width": 1280, "height": 900})
    ada.press("Add the members")
    check(ada, "list-mapping-faults", scheme)
    german = new_portal(color_scheme=scheme, locale="de-CH")
    german.page.context.add_cookies(ada.page.context.cookies())
    for name, page in pages.items():
        german.open(page)
        check(german, name + "-de", scheme)
    ada.open(path)
    ada.page.locator("#part-sendings a").first.click()
    ada.page.wait_for_url("**/staff/sharing/ain_*")
    check(ada, "list-invitation", scheme)
