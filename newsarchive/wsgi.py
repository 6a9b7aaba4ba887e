"""The entry that a WSGI server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

django = get_wsgi_application()

# Models can be imported only now.
from articles.index.starting import preload  # noqa: E402
from articles.views.kept import KeptFirst  # noqa: E402

preload()
application = KeptFirst(django)
