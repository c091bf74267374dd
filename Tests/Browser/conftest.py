"""Starts the servers once a session, and gives each test people and browsers of its own."""

import dataclasses
import itertools
import pathlib
import subprocess
import sys

import pytest
from playwright.sync_api import sync_playwright

import company
from company import PASSWORD
from mailbox_reader import Mails
from portal import Portal
from running_server import RunningServer
from visitor import Visitor

ROOT = pathlib.Path(__file__).resolve().parents[2]


def pytest_addoption(parser):
    parser.addoption("--doorstep", default=str(ROOT / ".build/release/doorstep"))


@pytest.fixture(scope="session")
def program(pytestconfig) -> pathlib.Path:
    path = pathlib.Path(pytestconfig.getoption("--doorstep")).resolve()
    assert path.exists(), f"{path} has not been built"
    return path


# Servers


@dataclasses.dataclass
class MailServer:
    port: int
    certificate: pathlib.Path
    mails: Mails


@pytest.fixture(scope="session")
def mail_server(tmp_path_factory):
    """A real SMTP server: STARTTLS, sign-in, greylisting, a Maildir."""
    folder = tmp_path_factory.mktemp("mail")
    maildir = folder / "maildir"
    process = subprocess.Popen(
        [
            sys.executable, str(ROOT / "Tests/Servers/smtpd.py"),
            "--port", "0", "--maildir", str(maildir),
        ],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
    )
    ready = process.stdout.readline().split()
    assert ready[:1] == ["ready"], f"the mail server said {ready}"
    yield MailServer(int(ready[1]), folder / "cert.pem", Mails(maildir))
    process.terminate()
    process.wait(timeout=10)


def by_mail(mail_server: MailServer) -> dict:
    """The settings with which a server sends its letters."""
    return {
        "DOORSTEP_SMTP_HOST": "localhost",
        "DOORSTEP_SMTP_PORT": str(mail_server.port),
        "DOORSTEP_SMTP_USERNAME": "app",
        "DOORSTEP_SMTP_PASSWORD": "s3cret",
        "DOORSTEP_SMTP_CA_FILE": str(mail_server.certificate),
        "DOORSTEP_OUTBOX_FIRST_RETRY_SECONDS": "1",
    }


@pytest.fixture(scope="session")
def server(program, mail_server, tmp_path_factory):
    """The portal with a mail server behind it."""
    running = RunningServer(program, tmp_path_factory.mktemp("portal"), by_mail(mail_server))
    running.load(company.company())
    running.start()
    yield running
    running.stop()


@pytest.fixture
def mails(mail_server) -> Mails:
    return mail_server.mails


# People

pool = itertools.count(1)


@dataclasses.dataclass
class Customer:
    """A contact with a portal account."""

    contact: company.Person
    password: str
    visitor: Visitor

    @property
    def email(self) -> str:
        return self.contact.email


@pytest.fixture(scope="session")
def new_contact():
    """A contact whom no other test uses, without a portal account."""
    return lambda: company.person(next(pool))


@pytest.fixture(scope="session")
def become_customer(server):
    """Redeems an invitation for a contact, by plain requests."""

    def become(contact: company.Person) -> Customer:
        code = server.invite(contact.id).code
        visitor = Visitor(server.origin)
        form = visitor.follow(visitor.submit(visitor.get("/redeem"), "/redeem", code=code))
        assert form.document.h1 == "Your profile", form.said
        home = visitor.submit(form, "/redeem/profile", password=PASSWORD)
        assert home.status == 303, home.said
        return Customer(contact, PASSWORD, visitor)

    return become


@pytest.fixture(scope="session")
def new_customer(new_contact, become_customer):
    return lambda: become_customer(new_contact())


@pytest.fixture
def customer(new_customer) -> Customer:
    return new_customer()


@pytest.fixture(scope="session")
def history_customer(become_customer) -> Customer:
    """The contact with visits in every state."""
    return become_customer(company.HISTORY)


@pytest.fixture(scope="session")
def busy_customer(become_customer) -> Customer:
    """The contact to whom somebody is driving, and with whom somebody is working."""
    return become_customer(company.BUSY)


@pytest.fixture(scope="session")
def particular_customer(become_customer) -> Customer:
    """The contact whose account has visiting hours and excludes a resource."""
    return become_customer(company.PARTICULAR)


# Browsers


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(params=["scripts", "plain"])
def scripts(request) -> bool:
    """Each browser test runs twice: with JavaScript and without."""
    return request.param == "scripts"


@pytest.fixture
def new_portal(chromium, server, scripts):
    """Opens browsers that share nothing; what their consoles complain about fails the test."""
    opened = []

    def new(origin: str = server.origin, **options) -> Portal:
        context = chromium.new_context(
            **{
                "java_script_enabled": scripts, "locale": "en-GB", "reduced_motion": "reduce",
                # Far from the organisation's zone: the pages must not show this one.
                "timezone_id": "Pacific/Chatham",
                "viewport": {"width": 1280, "height": 900},
            } | options
        )
        context.set_default_timeout(10_000)
        portal = Portal(context.new_page(), origin, scripts)
        opened.append(portal)
        return portal

    yield new
    complaints = [text for portal in opened for text in portal.complaints]
    for portal in opened:
        portal.page.context.close()
    assert complaints == []


@pytest.fixture
def portal(new_portal) -> Portal:
    return new_portal()


@pytest.fixture
def signed_in(new_portal):
    """A browser in which a customer is signed in already."""

    def open_for(customer: Customer, **options) -> Portal:
        portal = new_portal(**options)
        portal.carry(customer.visitor)
        return portal

    return open_for
