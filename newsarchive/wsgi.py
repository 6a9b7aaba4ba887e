"""The entry that a WSGI server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

application = get_wsgi_application()

from articles.index.starting import preload  # noqa: E402 - models can be imported only now

preload()
