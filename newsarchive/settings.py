"""The one settings file: everything that differs between sites comes from the environment.

The README lists every variable that is read here. A setting that a site must not get wrong is refused at
start, in words.
"""

import secrets
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from newsarchive.sqlite.base import is_reset_bug_present

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
SITE_NAME = env.str("SITE_NAME", default="News Archive")
SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{env.str('PORT', default='') or 8000}").rstrip("/")


# --- The site's address decides how strict the site is -------------------------------------------------------

_site = urlsplit(SITE_URL)
IS_HTTPS = _site.scheme == "https"
if not _site.hostname or _site.path or (not IS_HTTPS and _site.scheme != "http"):
    raise ImproperlyConfigured(
        f"SITE_URL is “{SITE_URL}”. Write it as https://archive.example.org, without a path at the end."
    )
if not IS_HTTPS and not (_site.hostname == "localhost" or _site.hostname == "::1" or _site.hostname.startswith("127.")):
    raise ImproperlyConfigured(
        f"SITE_URL is “{SITE_URL}”: a site that others can reach must be https://."
        " Plain http:// is for this machine only."
    )
try:
    _ = _site.port
except ValueError:
    raise ImproperlyConfigured(
        f"SITE_URL is “{SITE_URL}”, with the port of PORT unless it is set: the port must be a number from 1 to 65535."
    ) from None


def _secret_key() -> str:
    """Return SECRET_KEY; for a site on this machine only, make one and keep it in DATA_DIR."""
    key = env.str("SECRET_KEY", default="")
    if key:
        return key
    if IS_HTTPS:
        raise ImproperlyConfigured("SECRET_KEY must be set for an https:// site: 50 or more random characters.")
    kept = DATA_DIR / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[_site.hostname, *([] if IS_HTTPS else ["127.0.0.1", "localhost", "[::1]"])]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "articles.views.errors.forbidden"
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
for _proxy in TRUSTED_PROXIES:
    try:
        ip_network(_proxy, strict=False)
    except ValueError:
        raise ImproperlyConfigured(
            f"TRUSTED_PROXIES names “{_proxy}”. Write addresses or networks: 127.0.0.1, 10.0.0.0/8."
        ) from None

SECURITY_CONTACT = env.str("SECURITY_CONTACT", default=f"mailto:security@{_site.hostname}")
if not SECURITY_CONTACT.startswith(("mailto:", "https://", "tel:")):
    raise ImproperlyConfigured(
        f"SECURITY_CONTACT is “{SECURITY_CONTACT}”. Write mailto:somebody@example.org, or an https:// address."
    )

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: an editor's day
FORCE_SCRIPT_NAME = ""  # The archive stands at the root of its site, whatever a request says.
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
IS_SECOND_FACTOR_REQUIRED = IS_HTTPS

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# Limits: what a request may bring. An editor's form holds a body of 1 MiB, which percent-encoding triples.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5


# --- What the site is made of ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "articles",
    "newsarchive.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "articles.views.headers.SecurityHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    # What stands below serves what is no public page: the desk, previews, replies that are sent.
    "articles.views.public.PublicFirst",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsarchive.urls"
WSGI_APPLICATION = "newsarchive.wsgi.application"
APPEND_SLASH = False  # The archive settles slash and spelling of an address in one redirect.

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "articles.views.headers.site",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


# --- Database ----------------------------------------------------------------------------------------------------


def _database() -> dict:
    """Return the database of DATABASE_URL, else an SQLite file in DATA_DIR."""
    address = env.str("DATABASE_URL", default="") or f"sqlite:///{DATA_DIR / 'archive.sqlite3'}"
    try:
        database = env.db_url_config(address) if address.partition("://")[0] in env.DB_SCHEMES else {}
        engine = database.get("ENGINE", "")
    except ValueError:  # A port that is no number.
        engine = ""
    if engine == "django.db.backends.sqlite3":
        checkpoints = "PRAGMA wal_autocheckpoint=0;" if is_reset_bug_present() else ""
        return {
            **database,
            "ENGINE": "newsarchive.sqlite",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 15,
                # Every thread has a connection, and the system holds the file's pages: with 4 MB no page came sooner.
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-1000;"
                    f"PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864; {checkpoints}"
                ),
            },
        }
    if engine != "django.db.backends.postgresql":
        raise ImproperlyConfigured(
            "DATABASE_URL must name an SQLite file (sqlite:///PATH) or PostgreSQL (postgres://…)."
        )
    return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **database}


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"


# --- Pages, files, time ------------------------------------------------------------------------------------------

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "archive",
    }
}
_page_cache_mb = env.str("PAGE_CACHE_MB", default="24")
if not (_page_cache_mb.isascii() and _page_cache_mb.isdecimal()):
    raise ImproperlyConfigured(f"PAGE_CACHE_MB is “{_page_cache_mb}”. Write a whole number of megabytes, 0 for none.")
PAGE_CACHE_MB = int(_page_cache_mb)

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
try:
    ZoneInfo(TIME_ZONE)
except (KeyError, ValueError, OSError):
    raise ImproperlyConfigured(f"TIME_ZONE is “{TIME_ZONE}”. Write a name such as Europe/Paris, or UTC.") from None

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

SUGGESTIONS = env.str("SUGGESTIONS", default="shown")
if SUGGESTIONS not in ("shown", "hidden"):
    raise ImproperlyConfigured(f"SUGGESTIONS is “{SUGGESTIONS}”. Write shown or hidden.")
COMMENTS = env.str("COMMENTS", default="held")
if COMMENTS not in ("held", "off"):
    raise ImproperlyConfigured(f"COMMENTS is “{COMMENTS}”. Write held or off.")


# --- Editors' log-in ---------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
AXES_ENABLE_ADMIN = False
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours: 15 minutes
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "articles.views.clients.client_address"
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
