"""A small company, made anew for each run: dates count from today, open on all seven days."""

import dataclasses
import datetime
import zoneinfo

ZONE = zoneinfo.ZoneInfo("Europe/Vaduz")
NAME = "Alpenblick Technik"
SENDER = "visits@alpenblick.example"
CUSTOMERS = 600
PASSWORD = "a long walk along the rhine"

BOILER, LIFT = "Boiler B2", "Lift L1"
YEARLY, REPAIR, INSPECTION = "Yearly service", "Repair", "Lift inspection"
ADVICE, QUICK, HALF_HOUR, STAFF_ONLY = "Advice by video", "Quick check", "Half hour", "Emergency"
TOPIC, REVIEW, CALL = "Portfolio", "Portfolio review", "Planning call"
KEPT = "Fire door check"


@dataclasses.dataclass(frozen=True)
class Person:
    key: str
    first_name: str
    last_name: str
    email: str

    @property
    def id(self) -> str:
        return f"con_{self.key}"

    @property
    def boiler(self) -> str:
        return f"ast_{self.key}-boiler"

    @property
    def lift(self) -> str:
        return f"ast_{self.key}-lift"


def person(number: int) -> Person:
    assert number <= CUSTOMERS, "raise CUSTOMERS: the tests have used them all"
    return Person(f"p{number}", "Mina", f"Marxer {number}", f"mina.{number}@customers.example")


HISTORY = Person("history", "Hanna", "Hoop", "hanna@customers.example")
WORK = [
    Person("work-1", "Walter", "Wille", "walter@customers.example"),
    Person("work-2", "Wanda", "Wille", "wanda@customers.example"),
]
# The mail server refuses this address for a while, as careful ones do with new senders.
GREYLISTED = Person("grey", "Greta", "Gassner", "greylist@customers.example")
# Whose visits are under way just now.
BUSY = Person("busy", "Bettina", "Biedermann", "bettina@customers.example")
# Of whom no address is known: booking asks for one.
MOVING = [
    Person("moving-1", "Moritz", "Matt", "moritz@customers.example"),
    Person("moving-2", "Mona", "Matt", "mona@customers.example"),
]
# At home late in the afternoon only, and never for Sara.
PARTICULAR = Person("particular", "Paula", "Pfiffner", "pfiffner@customers.example")
NAMED = [HISTORY, *WORK, GREYLISTED, BUSY, *MOVING, PARTICULAR]

# (key, state, days from today, hour of the start)
VISITS = [
    ("completed", "completed", -12, 9),
    ("canceled", "canceled", -8, 10),
    ("missed", "cannotComplete", -4, 11),
    ("upcoming", "scheduled", 5, 9),
]


def company() -> dict:
    everybody = [person(n) for n in range(1, CUSTOMERS + 1)] + NAMED
    return {
        "format": "doorstep-company/1",
        "organization": {
            "id": "org_alpenblick",
            "name": NAME,
            "slug": "alpenblick",
            "zone": str(ZONE),
            "language": "en",
            "accent": "#0b6e4f",
            "contactEmail": "office@alpenblick.example",
            "contactPhone": "+423 555 01 01",
        },
        "mailboxes": [
            {
                "id": "mbx_main", "name": NAME, "address": SENDER,
                "approvedAt": utc(moment(-30, 8)), "testedAt": utc(moment(-30, 8)),
            },
        ],
        "sites": [{"id": "sit_main", "prefix": ""}],
        "roles": [
            {"id": "rol_web-api-user", "name": "Web API User", "permissions": ["book"]},
            {"id": "rol_dispatcher", "name": "Dispatcher", "permissions": ["dispatch"]},
            {"id": "rol_resource", "name": "Resource", "permissions": ["ownDays"]},
            {"id": "rol_assistant", "name": "Assistant", "permissions": ["share"]},
            {"id": "rol_administrator", "name": "Administrator", "permissions": ["administer"]},
        ],
        "staff": [
            staff("ada", "rol_administrator"),
            staff("dora", "rol_dispatcher"), staff("hugo", "rol_resource", resource="res_hugo"),
            staff("karl", "rol_resource", resource="res_karl"),
            staff("sara", "rol_resource", resource="res_sara"),
            staff("tara", "rol_assistant", assists=["res_sara"]),
        ],
        "skills": [{"id": f"skl_{key}", "name": key} for key in CRAFTS],
        "categories": [
            {"id": "cat_boiler", "name": "Boilers"}, {"id": "cat_lift", "name": "Lifts"},
        ],
        "territories": [territory()],
        "serviceTypes": service_types(),
        "topics": [
            {
                "id": "top_review", "name": TOPIC,
                "serviceTypes": ["svc_review", "svc_call"],
            },
        ],
        "resources": [r for craft, names in CRAFTS.items() for r in crew(craft, names)],
        "accounts": [account(p) for p in everybody],
        "contacts": [contact(p) for p in everybody],
        "assets": [a for p in everybody for a in assets(p)],
        "workOrders": [
            {
                "id": f"wo_{p.key}", "contact": p.id, "asset": p.boiler,
                "serviceType": "svc_yearly", "subject": "Burner sounds like a kettle",
            }
            for p in WORK
        ],
        "appointments": [visit(*v) for v in VISITS] + under_way(),
    }


# Who can do what. Where one name stands alone, a slot is free or taken, with nothing between.
CRAFTS = {
    "boiler": ["Bruno", "Berta", "Benno", "Beate"],
    "lift": ["Leo"],
    "advice": ["Anna", "Arno"],
    "quick": ["Quirin"],
    "half": ["Hugo"],
    "past": ["Paula", "Petra", "Philipp"],
    # Whose hours the tests of the staff pages change.
    "keeper": ["Karl", "Kira"],
    # Whose time is shared by link.
    "review": ["Sara", "Sven"],
}


def staff(name: str, role: str, **other) -> dict:
    """Signs in with the customers' password."""
    return {
        "id": f"stf_{name}", "name": f"{name.title()} Beck", "email": staff_email(name),
        "roles": [role], "password": PASSWORD,
    } | other


def staff_email(name: str) -> str:
    return f"{name}@alpenblick.example"


def hours(start: str, end: str) -> dict:
    days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return {day: [f"{start}-{end}"] for day in days}


def place() -> dict:
    """Everybody lives at one spot, so that no drive decides which slots are free."""
    return {
        "street": "Landstrasse 12", "postalCode": "9490", "city": "Vaduz", "country": "LI",
        "place": {"latitude": 47.141, "longitude": 9.5215},
    }


def territory() -> dict:
    return {
        "id": "ter_valley", "name": "Valley", "zone": str(ZONE), "hours": hours("06:00", "22:00"),
        "postalAreas": [{"country": "LI", "code": "9490", "center": place()["place"]}],
        "office": place(),
    }


def service_type(key: str, name: str, craft: str, minutes: int, **other) -> dict:
    return {
        "id": f"svc_{key}", "name": name, "description": f"{name}, done well.",
        "durationMinutes": minutes, "startIntervalMinutes": 30, "furthestDay": 60,
        "skills": [{"skill": f"skl_{craft}", "minimumLevel": 1}],
        "venue": "onSite", "bookableByCustomers": True,
    } | other


def service_types() -> list[dict]:
    lifts = {"categories": ["cat_lift"]}
    windows = {"arrivalWindows": ["08:00-12:00", "13:00-17:00"]}
    return [
        service_type("yearly", YEARLY, "boiler", 60, categories=["cat_boiler"]),
        service_type("repair", REPAIR, "boiler", 90, categories=["cat_boiler"], **windows),
        service_type("inspection", INSPECTION, "lift", 60, **lifts),
        service_type(
            "advice", ADVICE, "advice", 30, venue="video", territory="ter_valley",
            meetingLink="https://meet.example/{appointment}",
        ),
        service_type("quick", QUICK, "quick", 15, startIntervalMinutes=15, **lifts),
        service_type("half", HALF_HOUR, "half", 30, startIntervalMinutes=15, **lifts),
        service_type("kept", KEPT, "keeper", 30, **lifts),
        service_type(
            "review", REVIEW, "review", 60, venue="video", territory="ter_valley",
            bookableByCustomers=False,
        ),
        service_type(
            "call", CALL, "review", 30, venue="phone", territory="ter_valley",
            bookableByCustomers=False, phoneInstructions="We call you.",
        ),
        service_type("emergency", STAFF_ONLY, "boiler", 60, bookableByCustomers=False),
    ]


def crew(craft: str, names: list[str]) -> list[dict]:
    return [
        {
            "id": f"res_{name.lower()}", "name": f"{name} Beck", "kind": "user",
            "zone": str(ZONE), "base": place(), "hours": hours("06:00", "22:00"),
            "skills": [{"skill": f"skl_{craft}", "level": 3}],
            "memberships": [{"territory": "ter_valley", "kind": "primary"}],
            "email": f"{name.lower()}@alpenblick.example", "phone": "+423 555 01 02",
        }
        for name in names
    ]


def account(p: Person) -> dict:
    wishes = {"visitingHours": hours("16:00", "18:00"), "excluded": ["res_sara"]}
    return (
        {"id": f"acc_{p.key}", "name": f"Household {p.last_name}"} | whereabouts(p)
        | (wishes if p == PARTICULAR else {})
    )


def whereabouts(p: Person) -> dict:
    return {} if p in MOVING else {"address": place()}


def contact(p: Person) -> dict:
    return {
        "id": p.id, "account": f"acc_{p.key}", "firstName": p.first_name, "lastName": p.last_name,
        "email": p.email, "phone": "+423 555 02 02",
    }


def assets(p: Person) -> list[dict]:
    kinds = [(p.boiler, BOILER, "cat_boiler"), (p.lift, LIFT, "cat_lift")]
    return [
        {
            "id": key, "name": name, "category": category, "contact": p.id,
            "account": f"acc_{p.key}",
        } | whereabouts(p)
        for key, name, category in kinds
    ]


def moment(days: int, hour: int) -> datetime.datetime:
    day = datetime.datetime.now(ZONE).date() + datetime.timedelta(days=days)
    return datetime.datetime.combine(day, datetime.time(hour), ZONE)


def utc(at: datetime.datetime) -> str:
    return at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def visit(key: str, state: str, days: int, hour: int) -> dict:
    made = {
        "id": f"apt_history-{key}", "serviceType": "svc_yearly", "contact": HISTORY.id,
        "asset": HISTORY.boiler, "resource": "res_paula", "state": state,
        "slot": utc(moment(days, hour)), "comment": f"This one is {key}.",
    }
    if state == "completed":
        made |= {"startedAt": utc(moment(days, hour)), "endedAt": utc(moment(days, hour + 1))}
    if state == "canceled":
        made["cancellation"] = {
            "at": utc(moment(days - 1, hour)), "by": HISTORY.id, "reason": "Away on holiday",
        }
    return made


def under_way() -> list[dict]:
    now = datetime.datetime.now(datetime.UTC)

    def ago(minutes: int) -> str:
        return utc(now - datetime.timedelta(minutes=minutes))

    common = {"serviceType": "svc_yearly", "contact": BUSY.id, "asset": BUSY.boiler}
    return [
        common | {
            "id": "apt_busy-traveling", "resource": "res_petra", "state": "traveling",
            "slot": ago(-15), "departedAt": ago(5),
        },
        common | {
            "id": "apt_busy-working", "resource": "res_philipp", "state": "inProgress",
            "slot": ago(30), "departedAt": ago(40), "startedAt": ago(25),
        },
    ]
