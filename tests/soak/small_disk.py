"""The site's settings on a disk that is nearly full: the database file may grow to MAX_PAGES pages."""

import os

from newsarchive.settings import *  # noqa: F403
from newsarchive.settings import DATABASES

DATABASES["default"]["OPTIONS"]["init_command"] += f"PRAGMA max_page_count={int(os.environ['MAX_PAGES'])};"
