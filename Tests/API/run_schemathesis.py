#!/usr/bin/env python3
"""run_schemathesis.py --doorstep PROGRAM --report FILE.xml [--seconds N]

Starts the program with the test company, makes an API key, and lets schemathesis try the API as
`openapi.json` describes it: examples, every limit from both sides, random requests, and chains of
requests along the document's links. Ends with schemathesis's own status; the report is JUnit XML.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "Tests" / "Browser"))

import company  # noqa: E402
from running_server import RunningServer  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--doorstep", type=pathlib.Path, required=True)
    parser.add_argument("--report", type=pathlib.Path, required=True)
    parser.add_argument("--seconds", type=int, default=75, help="for random and chained requests")
    parser.add_argument("more", nargs="*", help="passed on to schemathesis, after --")
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        server = RunningServer(arguments.doorstep.resolve(), pathlib.Path(folder) / "server")
        made = company.company()
        for contact in made["contacts"]:
            contact["roles"] = ["rol_web-api-user"]
        server.load(made)
        server.start()
        try:
            key = json.loads(server.run("key", "create", "fuzz", "--scope", "all", "--json"))
            code = subprocess.run(
                [
                    str(ROOT / ".tools" / "schemathesis" / "bin" / "schemathesis"),
                    "--config-file", str(HERE / "schemathesis.toml"),
                    "run", server.origin + "/api/v1/openapi.json",
                    "--header", f"Authorization: Bearer {key['secret']}",
                    "--max-time", str(arguments.seconds), "--no-color",
                    "--report", "junit", "--report-junit-path", str(arguments.report),
                    *arguments.more,
                ],
                cwd=folder, stdin=subprocess.DEVNULL,
                env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            ).returncode
            faults = [line for line in server.log.read_text().splitlines() if '"fault"' in line]
            print("\n".join(faults[:5]), end="\n" if faults else "")
            return code or (1 if faults else 0)
        finally:
            server.stop()


if __name__ == "__main__":
    sys.exit(main())
