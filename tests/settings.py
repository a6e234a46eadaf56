"""Settings of the tests: a data folder of their own that goes with them, cheap pass words."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_FOLDER = tempfile.mkdtemp(prefix="dardar-tests-")
os.environ["DARDAR_DATA"] = _FOLDER
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)

from dardar import settings as real  # noqa: E402 - the folder must be set first
from dardar.settings import *  # noqa: E402, F403 - likewise; all settings count

# A file in WAL mode, as in real use: threads see one another's rows.
DATABASES = {"default": real.DATABASES["default"] | {"TEST": {"NAME": f"{_FOLDER}/test.sqlite3"}}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Empty: the files are found where they are.
STATIC_ROOT = Path(tempfile.mkdtemp(dir=_FOLDER))
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
