#!/usr/bin/env python3
"""A real mail server for tests: STARTTLS and signing in (app / s3cret) are required, and what
arrives is put into a Maildir. Prints `ready PORT` once it listens.

The recipient decides what goes wrong:
  greylist…@        the first mail of a sender to it is put off (451), later ones are taken
  alwaysgreylist…@  always 451
  nobody…@          always 550
  slow…@            answers after a minute
"""

import argparse
import asyncio
import mailbox
import pathlib
import signal
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

USER, PASSWORD = b"app", b"s3cret"


class Deliveries:
    def __init__(self, folder):
        self.maildir = mailbox.Maildir(folder)
        self.seen = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name.startswith("nobody"):
            return "550 5.1.1 <%s>: no such user here" % address
        if name.startswith("alwaysgreylist"):
            return "451 4.7.1 Greylisted, try again later"
        pair = (envelope.mail_from, address)
        if name.startswith("greylist") and pair not in self.seen:
            self.seen.add(pair)
            return "451 4.7.1 Greylisted, try again later"
        if name.startswith("slow"):
            await asyncio.sleep(60)
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        # As it came, byte for byte: a parser in between would repair what is wrong.
        seen = (
            f"X-Test-Signed-In: {bool(session.authenticated)}\n"
            f"X-Test-TLS: {session.ssl is not None}\n"
        )
        self.maildir.add(seen.encode() + envelope.original_content.replace(b"\r\n", b"\n"))
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    is_right = (
        isinstance(data, LoginPassword) and data.login == USER and data.password == PASSWORD
    )
    # handled=False: aiosmtpd writes the answer.
    return AuthResult(success=is_right, handled=False)


def make_certificate(folder: pathlib.Path) -> tuple[str, str]:
    """A certificate of its own for localhost; clients trust it by `cert.pem`."""
    certificate, key = str(folder / "cert.pem"), str(folder / "key.pem")
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout", key, "-out", certificate,
        ],
        check=True, capture_output=True,
    )
    return certificate, key


async def serve(options):
    maildir = pathlib.Path(options.maildir).resolve()
    maildir.parent.mkdir(parents=True, exist_ok=True)
    deliveries = Deliveries(str(maildir))

    def protocol():
        common = {"hostname": "localhost", "enable_SMTPUTF8": True}
        if options.plain:
            return SMTP(deliveries, **common)
        return SMTP(
            deliveries, tls_context=context, require_starttls=not options.tls,
            authenticator=authenticate, auth_required=True, auth_require_tls=not options.tls,
            **common,
        )

    context = None
    if not options.plain:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*make_certificate(maildir.parent))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        protocol, "127.0.0.1", options.port, ssl=context if options.tls else None
    )
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    if options.follow_stdin:
        loop.add_reader(sys.stdin, stopped.set)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    await stopped.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--maildir", required=True, help="cert.pem is put beside it")
    parser.add_argument("--tls", action="store_true", help="TLS from the first byte")
    parser.add_argument("--plain", action="store_true", help="offers neither TLS nor signing in")
    parser.add_argument(
        "--follow-stdin", action="store_true",
        help="ends when its standard input does, so that it never outlives who started it",
    )
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
