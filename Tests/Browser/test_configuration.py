"""The configuration document against the program, and every command's help."""

import pathlib
import re
import subprocess

import pytest

DOCUMENT = pathlib.Path(__file__).resolve().parents[2] / "docs/configuration.md"
COMMANDS = [
    "serve", "migrate", "import", "export", "backup", "generate", "demo", "invite", "key",
    "doctor", "settings",
]


def output(program, *arguments: str) -> str:
    result = subprocess.run(
        [str(program), *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def table(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("|")]


def test_the_document_lists_exactly_the_settings(program):
    printed = table(output(program, "settings"))
    assert len(printed) > 2
    assert table(DOCUMENT.read_text(encoding="utf-8")) == printed


def test_help_names_every_command(program):
    listed = re.findall(r"^  ([a-z]+) {2,}\S", output(program, "--help"), re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(program, command):
    text = output(program, command, "--help")
    assert text.startswith("OVERVIEW: ")
    assert f"USAGE: doorstep {command}" in text
