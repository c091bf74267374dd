"""A company's data in and out, with and without a server that owns the database."""

import json
import sqlite3
import stat
import threading

import pytest
from running_server import RunningServer

SMALL = ["generate", "--resources", "3", "--contacts", "30", "--appointments", "40"]


@pytest.fixture
def installation(program, tmp_path):
    running = RunningServer(program, tmp_path / "one")
    (running.folder / "company.json").write_text(running.run(*SMALL))
    yield running
    running.stop()


def failure(running: RunningServer, *arguments: str, expect: int = 1) -> str:
    with pytest.raises(AssertionError) as refused:
        running.run(*arguments)
    text = str(refused.value)
    assert f"ended with {expect}" in text
    return text


@pytest.mark.parametrize("serves", [False, True])
def test_export_goes_round(program, tmp_path, installation, serves):
    if serves:
        installation.run("migrate")
        installation.start()
    assert "appointments: 40 new" in installation.run("import", "company.json")
    assert "Nothing changed" in installation.run("import", "company.json")
    assert "Exported org_hausberg-technik" in installation.run("export", "export.json")
    exported = installation.folder / "export.json"
    assert stat.S_IMODE(exported.stat().st_mode) == 0o600
    assert "exists already" in failure(installation, "export", "export.json")
    other = RunningServer(program, tmp_path / "other")
    other.run("import", str(exported))
    other.run("export", "again.json")
    assert (other.folder / "again.json").read_bytes() == exported.read_bytes()
    assert not list(installation.folder.glob("*.part"))


def test_a_faulty_file_is_refused_by_a_running_server_with_every_place(installation):
    installation.run("migrate")
    installation.start()
    company = json.loads((installation.folder / "company.json").read_text())
    company["contacts"][3]["email"] = "nobody"
    company["appointments"][7]["resource"] = "res_none"
    (installation.folder / "faulty.json").write_text(json.dumps(company))
    text = failure(installation, "import", "faulty.json")
    assert "/contacts/3/email: " in text
    assert "/appointments/7/resource: res_none is not in the file" in text
    assert "Traceback" not in text
    text = failure(installation, "import", "nothing.json")
    assert "can't be read" in text
    assert "contacts: 30 new" in installation.run("import", "company.json")


def test_a_backup_of_a_running_server_can_be_restored(program, tmp_path, installation):
    installation.run("import", "company.json")
    installation.start()
    # Something is written all the while.
    codes = []
    over = threading.Event()

    def invite():
        contacts = [c["id"] for c in json.loads(
            (installation.folder / "company.json").read_text())["contacts"]]
        for contact in contacts:
            if over.is_set():
                break
            codes.append(installation.invite(contact).id)

    writer = threading.Thread(target=invite)
    writer.start()
    while len(codes) < 3 and writer.is_alive():
        over.wait(0.05)
    before = list(codes)
    assert "Backed up" in installation.run("backup", "backup.sqlite")
    over.set()
    writer.join()
    backup = installation.folder / "backup.sqlite"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert "exists already" in failure(installation, "backup", "backup.sqlite")
    assert "can be restored" in installation.run("doctor", "--backup", "backup.sqlite")
    database = sqlite3.connect(f"file:{backup}?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept = {row[0] for row in database.execute("SELECT id FROM portal_invitations")}
    database.close()
    assert len(before) >= 3 and set(before) <= kept
    # As docs/backup.md says it.
    restored = RunningServer(program, tmp_path / "restored")
    (restored.folder / "doorstep.sqlite").write_bytes(backup.read_bytes())
    (restored.folder / "doorstep.sqlite.key").write_bytes(
        backup.with_name("backup.sqlite.key").read_bytes())
    restored.start()
    restored.run("invite", "--revoke", before[0])
    restored.stop()
    assert "fault" not in restored.run("doctor")


def test_a_damaged_backup_is_found(installation):
    installation.run("import", "company.json")
    installation.run("backup", "backup.sqlite")
    backup = installation.folder / "backup.sqlite"
    content = bytearray(backup.read_bytes())
    middle = len(content) // 2
    content[middle:middle + 8192] = b"\x5a" * 8192
    backup.write_bytes(content)
    with pytest.raises(AssertionError):
        installation.run("doctor", "--backup", "backup.sqlite")
