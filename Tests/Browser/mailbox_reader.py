"""Reads what the mail server received, with parsers that are not ours."""

import email
import email.policy
import mailbox
import pathlib
import time

import icalendar
import recurring_ical_events


class Letter:
    def __init__(self, raw: bytes):
        self.message = email.message_from_bytes(raw, policy=email.policy.default)

    @property
    def to(self) -> str:
        return self.message["To"].addresses[0].addr_spec

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def id(self) -> str:
        return str(self.message["Message-ID"])

    def part(self, kind: str):
        return next((p for p in self.message.walk() if p.get_content_type() == kind), None)

    @property
    def text(self) -> str:
        return self.part("text/plain").get_content()

    @property
    def html(self) -> str:
        return self.part("text/html").get_content()

    @property
    def calendar(self) -> icalendar.Calendar:
        return icalendar.Calendar.from_ical(self.part("text/calendar").get_payload(decode=True))

    def faults(self) -> list[str]:
        """What a strict reader would hold against the mail; empty for a good one."""
        found = [
            f"{name} is missing" for name in ("From", "To", "Subject", "Date", "Message-ID")
            if self.message[name] is None
        ]
        found += [repr(d) for p in self.message.walk() for d in p.defects]
        found += [f"{k}: {v.defects}" for k, v in self.message.items() if v.defects]
        raw = self.message.as_bytes()
        if any(len(line) > 998 for line in raw.split(b"\n")):
            found.append("a line is longer than 998 bytes")
        for kind in ("text/plain", "text/html"):
            if self.part(kind) is None:
                found.append(f"no {kind} part")
        if part := self.part("text/calendar"):
            found += calendar_faults(self.calendar)
            if (part.get_param("method") or "").upper() != str(self.calendar.get("METHOD", "")):
                found.append("the part's method is not the calendar's METHOD")
        return found


def calendar_faults(calendar: icalendar.Calendar) -> list[str]:
    found = []
    for name in ("PRODID", "VERSION"):
        if name not in calendar:
            found.append(f"VCALENDAR lacks {name}")
    values = [v for c in calendar.walk() for v in c.values() if hasattr(v, "params")]
    used = {str(v.params["TZID"]) for v in values if "TZID" in v.params}
    had = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    if used - had:
        found.append(f"TZID without VTIMEZONE: {used - had}")
    for component in calendar.walk():
        found += [f"{component.name}: {error}" for error in component.errors]
        if component.name == "VEVENT":
            needed = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "ORGANIZER", "ATTENDEE")
            method = calendar.get("METHOD")
            found += [
                f"VEVENT lacks {name}" for name in needed
                if name not in component and (method or name not in ("ORGANIZER", "ATTENDEE"))
            ]
    if calendar.walk("VEVENT") == []:
        found.append("no VEVENT")
    return found


def events(calendar: icalendar.Calendar, start, end) -> list:
    """The occurrences between two instants, as a calendar program would unfold them."""
    return recurring_ical_events.of(calendar, skip_bad_series=False).between(start, end)


class Mails:
    """The mail server's folder."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        # By file: when it arrived, the file, for whom, and the letter; each is read once.
        self._read: dict[str, tuple] = {}

    def to(self, address: str, subject: str = "") -> list[Letter]:
        """The mails that reached an address, oldest first."""
        if not (self.folder / "new").exists():
            return []
        box = mailbox.Maildir(str(self.folder), create=False)
        for key in box.keys():
            if key not in self._read:
                letter = Letter(box.get_bytes(key))
                self._read[key] = (box.get_message(key).get_date(), key, letter.to, letter)
        in_order = sorted(self._read.values(), key=lambda x: x[:2])
        letters = [letter for _, _, to, letter in in_order if to == address]
        return [x for x in letters if subject.lower() in x.subject.lower()]

    def wait(self, address: str, count: int = 1, subject: str = "", seconds: float = 15):
        """Waits until so many mails are there; gives them."""
        end = time.monotonic() + seconds
        while True:
            found = self.to(address, subject)
            if len(found) >= count:
                return found
            assert time.monotonic() < end, (
                f"{len(found)} of {count} mails to {address} after {seconds} s: "
                f"{[x.subject for x in self.to(address)]}"
            )
            time.sleep(0.05)

    def exactly(self, address: str, count: int, subject: str = "", quiet: float = 1.0):
        """Waits for so many, then makes sure that no further one follows."""
        self.wait(address, count, subject) if count else None
        time.sleep(quiet)
        found = self.to(address, subject)
        assert len(found) == count, [x.subject for x in found]
        return found
