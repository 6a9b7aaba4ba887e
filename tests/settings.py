"""The site's settings as the tests run them: a scratch folder, plain static files, the database of the environment."""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="newsarchive-tests-"))
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "0123456789" * 4)

from newsarchive.settings import *  # noqa: F403
from newsarchive.settings import DATA_DIR, DATABASES, STORAGES

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
(DATA_DIR / "static").mkdir(exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"] == "newsarchive.sqlite":
    # A database in memory has no write-ahead log, so the tests use a file, as the site does.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
