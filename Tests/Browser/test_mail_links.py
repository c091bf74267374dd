"""Mails on their way: scanners, greylisting, and readers of other languages."""

import re

from company import GREYLISTED
from visitor import Visitor


def test_S4_a_scanner_that_opens_every_link_changes_nothing(server, customer, mails):
    slot = customer.visitor.booking_page(customer.contact.boiler, "svc_yearly").document.slots[0]
    booked = customer.visitor.book(customer.contact.boiler, "svc_yearly", slot)
    assert booked.status == 303
    [letter] = mails.wait(customer.email)
    before = customer.visitor.get("/").text
    for link in set(re.findall(r"https?://[^\s\"'<>]+", letter.text + letter.html)):
        if not link.startswith(server.origin):
            continue
        scanner = Visitor(server.origin)
        page = scanner.follow(scanner.get(link))
        assert page.status == 200, link
        for further in page.document.links:
            if further.startswith("/"):
                assert scanner.follow(scanner.get(further)).status < 500
    mails.exactly(customer.email, 1)
    after = customer.visitor.get("/").text
    numbers = [re.findall(r"A-\d+", text) for text in (before, after)]
    assert numbers[0] == numbers[1] and "/rescheduling" in after


def test_a_link_that_was_never_sent_is_not_found(server):
    answer = Visitor(server.origin).get("/v/AAAAAAAAAAAAAAAAAAAAAA")
    assert answer.status == 404
    assert answer.document.h1


def test_a_greylisting_server_gets_the_mail_on_the_second_try(server, mails):
    contact = GREYLISTED
    server.invite(contact.id, mail=True)
    [letter] = mails.exactly(contact.email, 1)
    assert letter.faults() == []


def test_S15_links_name_the_configured_origin_whatever_the_host_header(server, customer, mails):
    slots = customer.visitor.booking_page(customer.contact.boiler, "svc_yearly").document.slots
    page = customer.visitor.booking_page(customer.contact.boiler, "svc_yearly")
    form = page.document.form("/appointments")
    customer.visitor.post(
        "/appointments", form.fields | {"slot": slots[1], "comment": ""},
        {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"},
    )
    [letter] = mails.wait(customer.email)
    links = re.findall(r"https?://[^/\s\"'<>]+", letter.text + letter.html)
    assert "evil.example" not in str(links)
    assert server.origin in links
