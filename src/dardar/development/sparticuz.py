"""The Chromium that the npm package @sparticuz/chromium ships, unpacked without its own code.

The package is an archive of brotli files: the browser, a few system libraries that bare machines
lack, and fonts. npm fetches it from the index it is set to; the archive is checked against the hash
here before anything in it is used.
"""

import base64
import hashlib
import platform
import shutil
import sys
import tarfile
from pathlib import Path
from typing import Final

from dardar.development.plain import PlainError
from dardar.development.progress import Progress
from dardar.development.running import run

PACKAGE: Final = "@sparticuz/chromium@147.0.0"
SHA512: Final = (
    "4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ=="
)
"""Hash of the archive, in base 64, as npm's own lock files write it."""
TARS: Final = ("al2023", "fonts", "swiftshader")
"""System libraries, fonts, and the libraries that draw without a graphics card."""
UNPACK: Final = """
const [from, to] = process.argv.slice(1), fs = require("fs"), zlib = require("zlib");
const steps = [fs.createReadStream(from), zlib.createBrotliDecompress(), fs.createWriteStream(to)];
require("stream").pipeline(steps, (error) => { if (error) throw error; });
"""
"""Node's own brotli, since Python has none."""
START: Final = """\
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium-bare" "$@"
"""
FONTS: Final = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def can_be_had() -> bool:
    """Say whether the browser runs on this system and npm is there to fetch it."""
    fits = sys.platform == "linux" and platform.machine() == "x86_64"
    return fits and all(map(shutil.which, ("npm", "node")))


def fetch(folder: Path, log: Path, progress: Progress) -> bool:
    """Put the browser into `folder`, to be started as ``folder/chromium``; say whether that worked.

    What was there before is replaced. `folder` appears only once all of it is ready. Raises
    PlainError if the archive is not the one known here.
    """
    draft = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        if not _unpack(draft, log, progress):
            return False
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return True


def _unpack(folder: Path, log: Path, progress: Progress) -> bool:
    command = ["npm", "pack", PACKAGE, "--pack-destination", str(folder)]
    if run(command, cwd=folder, log=log, progress=progress).code:
        return False
    archive = next(folder.glob("*.tgz"))
    _check(archive)
    _extract(archive, folder)
    packed = folder / "package" / "bin"
    unpacked = {"chromium.br": folder / "chromium-bare"}
    unpacked |= {f"{name}.tar.br": folder / f"{name}.tar" for name in TARS}
    for name, target in unpacked.items():
        command = ["node", "-e", UNPACK, str(packed / name), str(target)]
        if run(command, cwd=folder, log=log, progress=progress).code:
            return False
    for name in TARS:
        _extract(folder / f"{name}.tar", folder)
    (folder / "fonts.conf").write_text(FONTS, encoding="utf-8")
    (folder / "chromium").write_text(START, encoding="utf-8")
    for program in ("chromium", "chromium-bare"):
        (folder / program).chmod(0o755)
    for rest in (archive, *folder.glob("*.tar")):
        rest.unlink()
    shutil.rmtree(folder / "package")
    return True


def _check(archive: Path) -> None:
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode("ascii")
    if digest != SHA512:
        changed = f"npm brought a {PACKAGE} that does not have the hash known here: it is not used."
        raise PlainError(changed)


def _extract(archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as packed:
        # Pythons before 3.11.4 have no filters; the archive's hash was checked.
        packed.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)
        packed.extractall(folder)  # noqa: S202 - filtered, and known by its hash
