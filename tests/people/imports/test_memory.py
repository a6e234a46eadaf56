"""A large file takes no more memory than a chunk of it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
MEGABYTE = 1024 * 1024
CARDS = 64
# Brings in cards of a megabyte each, and tells by how many megabytes it grew beyond a small file.
SCRIPT = f"""
import base64, io, os, random, resource
import django
django.setup()
from django.core.management import call_command
from PIL import Image
from dardar.accounts.actions import open_book
from dardar.people.imports import actions
from dardar.people.imports.carrying import carry_on
from dardar.people.models import Import, Person, Photo

call_command("migrate", verbosity=0)
book = open_book(email="alma@example.org", password=None)
kept = io.BytesIO()
Image.frombytes("RGB", (400, 400), random.Random(1).randbytes(480_000)).save(kept, "BMP")
photo = base64.b64encode(kept.getvalue())
note = b"x" * ({MEGABYTE} - len(photo) - 200)

def cards(count):
    for n in range(count):
        yield f"BEGIN:VCARD\\r\\nFN:Ana {{n}}\\r\\nEMAIL:ana{{n}}@altura.coffee\\r\\n".encode()
        yield b"PHOTO;ENCODING=b:" + photo + b"\\r\\nNOTE:" + note
        yield b"\\r\\nEND:VCARD\\r\\n"

def bring(count):
    work = actions.begin(book, "contacts.vcf", cards(count))
    carry_on(work.pk)
    work.refresh_from_db()
    actions.run(book, work)
    carry_on(work.pk)
    work.refresh_from_db()
    assert work.state == "done", (work.state, work.error)
    return peak()

def peak():
    # The highest memory so far, in megabytes.
    try:  # of this program alone; getrusage would begin at the peak of the process that started it
        told = open("/proc/self/status").read()
        return int(told.split("VmHWM:")[1].split()[0]) // 1024
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // {MEGABYTE}

few = bring(32)
many = bring({CARDS})
assert Person.objects.count() == Photo.objects.count() == {CARDS}
print(many - few)
"""


def test_sixty_four_megabytes_take_as_much_memory_as_thirty_two(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DARDAR_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "dardar.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert int(told.stdout) < 16, "grows with the file"
