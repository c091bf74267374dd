"""What a slot's value says: `2026-11-26T07:30:00Z`, or a window `…Z/…Z`."""

import datetime

import company


def instant(slot: str) -> datetime.datetime:
    """The exact start, or a window's beginning."""
    return datetime.datetime.fromisoformat(slot.split("/")[0])


def clock(slot: str) -> str:
    """The wall-clock time at the company, as the pages write it."""
    at = instant(slot).astimezone(company.ZONE)
    return f"{at.hour}:{at.minute:02}"


def tomorrow() -> datetime.date:
    return datetime.datetime.now(company.ZONE).date() + datetime.timedelta(days=1)
