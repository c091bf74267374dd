"""Fifty at once for one slot of the only person who does the work."""

import concurrent.futures
import datetime
import itertools
import os
import pathlib
import re
import threading
import uuid

import pytest

from slot import instant, tomorrow

CROWD = 50
SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
ROUNDS = int(os.environ.get("RUSH_ROUNDS", "100"))


@pytest.fixture(scope="module")
def crowd(new_customer):
    return [new_customer() for _ in range(CROWD)]


@pytest.fixture(scope="module")
def threads():
    with concurrent.futures.ThreadPoolExecutor(CROWD) as pool:
        yield pool


class Rush:
    """The same form, sent by everybody at the same moment."""

    def __init__(self, crowd, threads, service: str):
        self.crowd = crowd
        self.threads = threads
        self.service = service
        self.day = tomorrow()
        page = self.page()
        # One form a person, read once: a round must begin with nothing but the requests.
        self.forms = [
            c.visitor.booking_page(c.contact.lift, service).document.form("/appointments").fields
            for c in crowd
        ]
        assert page.document.slots

    def page(self):
        first = self.crowd[0]
        return first.visitor.booking_page(first.contact.lift, self.service, self.day)

    def free_slots(self, count: int) -> list[str]:
        """The next free slots, on the first day that has so many."""
        while True:
            slots = self.page().document.slots
            if len(slots) >= count:
                return slots
            self.day += datetime.timedelta(days=1)

    def send(self, slots: list[str]) -> list:
        """Everybody's answer; the slots are dealt out in turn."""
        barrier = threading.Barrier(len(self.crowd))

        def one(index: int):
            customer, form = self.crowd[index], self.forms[index]
            fields = form | {
                "appointment": f"apt_{uuid.uuid4().hex}", "slot": slots[index % len(slots)],
                "comment": f"Comment of {index}",
            }
            barrier.wait()
            return customer.visitor.post("/appointments", fields)

        return list(self.threads.map(one, range(len(self.crowd))))


def offered(answer) -> set[str]:
    """As `Document.slots`, without parsing thousands of pages in full."""
    inputs = re.findall(r'<input[^>]* name="slot"[^>]*>', answer.text)
    return {re.search(r' value="([^"]+)"', text).group(1) for text in inputs}


def assert_one_winner(answers, taken: set[str], nearest: str) -> int:
    """One is booked; all others keep their form and are offered what is nearest."""
    statuses = [answer.status for answer in answers]
    assert sorted(statuses) == [303] + [409] * (CROWD - 1), statuses
    for index, answer in enumerate(answers):
        if answer.status == 409:
            slots = offered(answer)
            assert nearest in slots and not slots & taken
            assert answer.text.count('role="alert"') == 1
            assert f"Comment of {index}" in answer.text
    winner = statuses.index(303)
    assert "/confirmation" in answers[winner].location
    return winner


def appointment_of(answer) -> str:
    return answer.location.split("/appointments/")[1].split("/")[0]


def test_one_slot_is_booked_once(crowd, threads):
    rush = Rush(crowd, threads, "svc_quick")
    winners = []
    for _ in range(ROUNDS):
        slot, nearest = rush.free_slots(2)[:2]
        answers = rush.send([slot])
        winners.append(assert_one_winner(answers, {slot}, nearest))
        assert slot not in rush.page().document.slots
    for index, customer in enumerate(crowd):
        assert customer.visitor.get("/").text.count('/rescheduling"') == winners.count(index)


def test_overlapping_starts_are_booked_once(crowd, threads):
    """Half an hour's work, starts a quarter apart: either of two starts excludes the other."""
    rush = Rush(crowd, threads, "svc_half")
    quarter = datetime.timedelta(minutes=15)
    for _ in range(ROUNDS):
        slots = rush.free_slots(8)
        index = next(
            n for n, (a, b) in enumerate(itertools.pairwise(slots))
            if instant(b) - instant(a) == quarter and n + 3 < len(slots)
        )
        pair = slots[index:index + 2]
        # A third quarter may overlap with the second; half an hour after it nothing does.
        nearest = next(x for x in slots if instant(x) >= instant(pair[1]) + 2 * quarter)
        answers = rush.send(pair)
        assert_one_winner(answers, set(pair), nearest)


def test_cancelled_then_booked_again_by_one(crowd, threads):
    rush = Rush(crowd, threads, "svc_half")
    before, slot = rush.free_slots(8)[-3::2]
    for _ in range(ROUNDS):
        answers = rush.send([slot])
        winner = assert_one_winner(answers, {slot}, before)
        name = appointment_of(answers[winner])
        visitor = crowd[winner].visitor
        page = visitor.get(f"/appointments/{name}/cancellation")
        answer = visitor.submit(page, f"/appointments/{name}/cancellation", reason="Next, please")
        assert answer.status == 303, answer.said
    assert slot in rush.page().document.slots


def test_one_url_under_rush(program, threads, tmp_path, monkeypatch):
    """The shared times are booked, none twice, and whoever comes too late is offered what is left.

    `make bench` does the same until the server gives way."""
    monkeypatch.syspath_prepend(SCRIPTS)
    monkeypatch.setenv("DOORSTEP_GUESTS_BOOKINGS_PER_PEER", "1000000")
    from bench_rush import bench_server, measure_rush

    # On a thread of its own: the main one runs Playwright's event loop once any test has opened a page.
    found = threads.submit(
        measure_rush, bench_server(), program, tmp_path,
        slots=40, seconds=3, first_rate=20, last_rate=80,
    ).result()
    assert found["faults"] == {}
    assert (found["booked"], found["left"]) == (40, 0)
    assert sum(step["refused"] for step in found["steps"]) > 100
