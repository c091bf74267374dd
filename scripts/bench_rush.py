"""One invitation URL under rush: an open loop of visitors who look at the week and book a time.

Run by `bench`; by itself: bench_rush.py [--doorstep PROGRAM] [--step 20] [--slots 200]
"""

import argparse
import asyncio
import collections
import contextlib
import datetime
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
PASSWORD = "bench-password"
PER_DAY = 20


def company(slots: int) -> dict:
    """An advisor with twenty half hours a day: as many starts as asked for, and no more."""
    first = datetime.date.today() + datetime.timedelta(days=2)
    hours = {
        day: ["08:00-18:00"]
        for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    }
    return {
        "format": "doorstep-company/1",
        "organization": {
            "id": "org_rush", "name": "Rush", "slug": "rush", "zone": "Europe/Vaduz",
            "language": "en",
        },
        "sites": [{"id": "sit_main", "invitationPrefix": "http://127.0.0.1/i/"}],
        "territories": [{"id": "ter_all", "name": "Everywhere", "zone": "Europe/Vaduz"}],
        "serviceTypes": [{
            "id": "svc_call", "name": "A call", "durationMinutes": 30, "startIntervalMinutes": 30,
            "venue": "phone", "territory": "ter_all", "furthestDay": 60,
        }],
        "resources": [{
            "id": "res_ada", "name": "Ada Lind", "zone": "Europe/Vaduz", "hours": hours,
            "memberships": [{"territory": "ter_all"}],
        }],
        "roles": [{
            "id": "rol_all", "name": "Everything", "permissions": ["administer", "dispatch", "share"],
        }],
        "staff": [{
            "id": "stf_ada", "name": "Ada Lind", "email": "ada@example.org", "roles": ["rol_all"],
            "password": PASSWORD,
        }],
        "contacts": [],
        "_first": first.isoformat(),
        "_last": (first + datetime.timedelta(days=slots // PER_DAY - 1)).isoformat(),
    }


class Client:
    """A connection that is kept, and answers one request at a time, whole."""

    def __init__(self, port: int):
        self.port, self.reader, self.writer = port, None, None

    async def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, dict, bytes]:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        kind = b"Content-Type: application/x-www-form-urlencoded\r\n" if body else b""
        self.writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n".encode() + kind
            + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head[1:] if line)
        }
        data = await self.reader.readexactly(int(headers.get("content-length", 0)))
        return int(head[0].split()[1]), headers, data


class Rush:
    """Visitors of one URL, whose requests are due at a fixed rate whatever the answers do."""

    def __init__(self, port: int, invitation: str, slots: list[str]):
        self.port, self.invitation, self.slots = port, invitation, slots
        self.idle: list[Client] = []
        self.numbers = iter(range(10**9))
        self.faults: collections.Counter = collections.Counter()
        self.refused = self.booked = 0

    @contextlib.asynccontextmanager
    async def client(self):
        client = self.idle.pop() if self.idle else Client(self.port)
        yield client
        # One whose answer wasn't read whole never comes back here.
        self.idle.append(client)

    async def visitor(self, due: float, times: list[float]):
        """Opens the link, looks at the week, books a time; the time may be gone by then."""
        loop = asyncio.get_running_loop()
        try:
            async with self.client() as client:
                status, headers, _ = await client.ask("GET", self.invitation)
                times.append(loop.time() - due)
                if status != 303:
                    self.faults[f"link {status}"] += 1
                    return
                path = headers["location"]
                began = loop.time()
                status, _, page = await client.ask("GET", path)
                times.append(loop.time() - began)
                if status != 200:
                    self.faults[f"week {status}"] += 1
                    return
                number = next(self.numbers)
                slot = random.choice(self.slots)
                form = urllib.parse.urlencode({
                    "appointment": f"apt_rush-{os.getpid()}-{number}", "service": "svc_call",
                    "slot": slot, "firstName": "Guest", "lastName": str(number),
                    "email": f"guest-{number}@example.net", "zone": "Europe/Vaduz",
                }).encode()
                began = loop.time()
                status, _, answer = await client.ask("POST", f"{path}/bookings", form)
                times.append(loop.time() - began)
                if status == 303:
                    self.booked += 1
                elif status == 409:
                    self.refused += 1
                    offered = re.findall(rb'name="slot" value="([^"]+)"', answer)
                    # What is left is offered, as long as anything is; the form keeps what was typed.
                    if b"Guest" not in answer:
                        self.faults["a form was lost"] += 1
                    if slot.encode() in offered:
                        self.faults["a taken time was offered"] += 1
                    if not offered and self.booked < len(self.slots) - 60:
                        self.faults["nothing was offered"] += 1
                else:
                    self.faults[f"booking {status}"] += 1
        except (OSError, asyncio.IncompleteReadError) as error:
            self.faults[type(error).__name__] += 1
            times.append(10.0)

    async def other(self, others: list[float]):
        """Somebody who has nothing to do with it."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            async with self.client() as client:
                status, _, _ = await client.ask("GET", "/sign-in")
            if status not in (200, 503):
                self.faults[f"other page {status}"] += 1
            others.append(loop.time() - began)
        except (OSError, asyncio.IncompleteReadError):
            self.faults["other page lost"] += 1
            others.append(10.0)

    async def step(self, rate: float, seconds: float) -> dict:
        loop = asyncio.get_running_loop()
        times: list[float] = []
        others: list[float] = []
        tasks = set()

        def start(work):
            task = loop.create_task(work)
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        began, sent, asked, before = loop.time(), 0, 0, (self.booked, self.refused)
        while sent < rate * seconds:
            now = loop.time()
            while began + sent / rate <= now and sent < rate * seconds:
                start(self.visitor(began + sent / rate, times))
                sent += 1
            while began + asked / 10 <= now:
                start(self.other(others))
                asked += 1
            await asyncio.sleep(0.002)
        patience = loop.time() + 15
        while tasks and loop.time() < patience:
            await asyncio.sleep(0.01)
        for task in tasks:
            task.cancel()
        times += [15.0] * len(tasks)
        return {
            "rate": rate, "booked": self.booked - before[0], "refused": self.refused - before[1],
            **{f"p{share}": quantile(times, share / 100) for share in (50, 99)},
            "other p99": quantile(others, 0.99),
        }


def quantile(times: list[float], share: float) -> float:
    """Milliseconds."""
    return sorted(times)[int(len(times) * share)] * 1000 if times else 0.0


def invitation(server, first: str, last: str) -> str:
    """Makes the link as staff do; its path."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    form = urllib.parse.urlencode({"email": "ada@example.org", "password": PASSWORD})
    status, headers, _ = server.request("POST", "/staff/sign-in", form, kind)
    if status != 303:
        raise SystemExit(f"bench: staff can't sign in ({status})")
    cookie = headers["Set-Cookie"].split(";")[0]
    form = urllib.parse.urlencode({
        "site": "sit_main", "topic": "svc_call", "territory": "ter_all",
        "resource.res_ada": "true", "first": first, "last": last,
    })
    status, headers, page = server.request(
        "POST", "/staff/sharing", form, {**kind, "Cookie": cookie})
    if status != 303:
        raise SystemExit(f"bench: no link ({status}): {page[:2000]!r}")
    page = server.get(headers["Location"], cookie)[2].decode()
    return "/i/" + re.search(r'value="http://127\.0\.0\.1/i/([\w-]+)"', page)[1]


def offered(server, path: str, first: str, last: str) -> list[str]:
    """All starts that the link offers, week by week."""
    token = server.get(path)
    location = dict(token[1])["Location"]
    found: set[str] = set()
    day, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    while day <= end + datetime.timedelta(days=7):
        page = server.get(f"{location}?week={day.isoformat()}")[2].decode()
        found |= set(map(urllib.parse.unquote, re.findall(r"slot=([^\"&]+)\"", page)))
        day += datetime.timedelta(days=7)
    return sorted(found)


def measure_rush(
    make_server, program, folder, slots=200, seconds=20, first_rate=10, last_rate=20_000
) -> dict:
    """Doubles the rate of visitors until one answer in a hundred takes longer than half a second."""
    description = company(slots)
    days = description.pop("_first"), description.pop("_last")
    file, database = folder / "rush.json", folder / "rush.sqlite"
    file.write_text(json.dumps(description))
    subprocess.run(
        [program, "import", file], check=True, stdout=subprocess.DEVNULL,
        env=dict(os.environ, DOORSTEP_DATABASE=str(database)))
    os.environ["DOORSTEP_GUESTS_BOOKINGS_PER_PEER"] = "1000000"
    steps = []
    with make_server(program, database) as server:
        path = invitation(server, *days)
        times = offered(server, path, *days)
        if len(times) != slots:
            raise SystemExit(f"bench: {len(times)} times are offered, not {slots}")
        rush = Rush(server.port, path, times)

        async def climb():
            rate = first_rate
            while True:
                before = server.cpu()
                step = await rush.step(rate, seconds)
                step["cpu"] = (server.cpu() - before) / seconds
                steps.append(step)
                print(
                    f"  {rate}/s: p99 {step['p99']:.0f} ms, other pages "
                    f"{step['other p99']:.0f} ms, {step['booked']} booked, "
                    f"{step['refused']} refused", flush=True)
                rate *= 2
                if step["p99"] > 500 or rate > last_rate:
                    return

        asyncio.run(climb())
        left = offered(server, path, *days)
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as ledger:
        starts = [row[0] for row in ledger.execute(
            "SELECT promise_earliest FROM appointments WHERE state = 'scheduled'")]
    if rush.booked != len(starts):
        rush.faults["answers and ledger differ"] += 1
    if len(set(starts)) != len(starts):
        rush.faults["a start was booked twice"] += 1
    if len(starts) + len(left) != slots:
        rush.faults["starts went missing"] += 1
    return {"steps": steps, "booked": len(starts), "left": len(left), "slots": slots,
            "faults": dict(rush.faults)}


def report_rush(f: dict) -> list[str]:
    lines = [
        "", "## One invitation URL under rush", "",
        "Visitors arrive at a fixed rate, doubled at each step; each opens the link, looks at the week "
        "and sends the form for one of the times that there were at the beginning. Three requests "
        "a visitor; ten times a second somebody asks for another page.", "",
        "| visitors | p50 | p99 | other pages, p99 | booked | refused | server's processor |",
        "|---|---|---|---|---|---|---|",
    ]
    for step in f["steps"]:
        lines.append(
            f"| {step['rate']:,}/s | {step['p50']:,.0f} ms | {step['p99']:,.0f} ms | "
            f"{step['other p99']:,.0f} ms | {step['booked']:,} | {step['refused']:,} | "
            f"{step['cpu']:.2f} cores |")
    held = [step["rate"] for step in f["steps"] if step["p99"] <= 500]
    faults = ", ".join(f"{name}: {count}" for name, count in sorted(f["faults"].items())) or "none"
    return lines + [
        "", f"- Of {f['slots']} times {f['booked']} were booked, none twice; {f['left']} are left.",
        f"- Held up to {max(held, default=0):,} visitors a second. Faults: {faults}.",
    ]


def bench_server():
    """The server of `bench`, whose file has no ending."""
    sys.path.insert(0, str(ROOT / "scripts"))
    loader = importlib.machinery.SourceFileLoader("bench", str(ROOT / "scripts/bench"))
    bench = importlib.util.module_from_spec(importlib.util.spec_from_loader("bench", loader))
    loader.exec_module(bench)
    return bench.Server


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--doorstep", default=str(ROOT / ".build/release/doorstep"))
    parser.add_argument("--step", type=int, default=20, help="seconds of each rate")
    parser.add_argument("--slots", type=int, default=200)
    parser.add_argument("--rate", type=int, default=10, help="visitors a second at first")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="doorstep-rush-") as folder:
        found = measure_rush(
            bench_server(), arguments.doorstep, pathlib.Path(folder), arguments.slots,
            arguments.step, arguments.rate)
    print("\n".join(report_rush(found)))
    if found["faults"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
