"""Django's settings, made from the environment variables of :mod:`dardar.config`."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from dardar import config
from dardar.web.accounts.door import Door

PACKAGE = Path(__file__).parent
DATA_FOLDER = config.data_folder()
SECRET_KEY = config.secret_key(DATA_FOLDER)
DEBUG = False

# --- who may ask ------------------------------------------------------------------------------
PUBLIC_URL = config.public_url()
HOST = config.HOST.get()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
if PUBLIC_URL:
    ALLOWED_HOSTS.append(urlsplit(PUBLIC_URL).hostname or "")
    CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
if HOST not in config.LOOPBACK | config.EVERY_ADDRESS:
    ALLOWED_HOSTS.append(f"[{HOST}]" if ":" in HOST else HOST)
# The server itself tells https from http, see dardar.serving: no header is believed here.
HTTPS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # data: for the QR code of the second factor
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- pieces -----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "dardar",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dardar.web.middleware.FirstRunMiddleware",
    "dardar.web.middleware.BookMiddleware",
    "dardar.web.middleware.BodyLimitMiddleware",
]
ROOT_URLCONF = "dardar.web.urls"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dardar.web.context.notices",
            ],
        },
    },
]

# --- data -------------------------------------------------------------------------------------
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_FOLDER / "dardar.sqlite3",
        "OPTIONS": {
            # A write waits its turn instead of failing half-way through a transaction.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # synchronous=FULL: what a page has confirmed survives a power cut; 4 ms a commit.
            # secure_delete: what is erased is overwritten, not only unlinked.
            # wal_autocheckpoint: 100 MB, so that an import, of which each chunk touches thousands
            # of pages, does not write each of them into the database anew after each chunk.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA wal_autocheckpoint=25000; PRAGMA journal_size_limit=64000000; "
            "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Tasks that take minutes have a queue and a thread of their own: no other waits for them.
LONG_TASKS = "long"
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", LONG_TASKS]}
}
# Larger uploads go to a temporary file, never into memory.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_TEMP_DIR = config.scratch_folder(DATA_FOLDER)
# The most a request may bring, in bytes: somebody signed in imports files, others fill in forms.
BODY_LIMIT = 256 * 1024 * 1024
BODY_LIMIT_SIGNED_OUT = 64 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- mail -------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = SERVER_EMAIL = config.MAIL_FROM.get()
_mail = config.mail_server()
MAIL_CONFIGURED = bool(_mail.host)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_SSL = _mail.implicit_tls
# Sign-in details are never sent in the clear.
EMAIL_USE_TLS = bool(_mail.user) and not _mail.implicit_tls
EMAIL_TIMEOUT = 20

# --- matching ---------------------------------------------------------------------------------
EMBEDDINGS = config.embedding_server()

# --- sign-in ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "dardar.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "dardar.web.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
# Besides allauth's own: a room full of people behind one address may leave their cards at once, and
# whoever was sent a link may open it again and again, but nobody tries many or answers for ever.
ACCOUNT_RATE_LIMITS = {
    "leave_card": "60/5m/ip,300/d/ip,500/d/key",
    "open_link": "120/5m/ip,1000/d/ip",
    "answer_link": "30/5m/ip,20/h/key",
    # Several members may sit behind one address, and a page of a circle has many pictures.
    "open_place": "3000/5m/ip,30000/d/ip",
    "act_in_place": "120/5m/ip,200/h/key",
    "open_circle": "120/5m/ip,1000/d/ip",
    "join_circle": "30/5m/ip,200/d/ip,300/d/key",
    "lost_link": "10/5m/ip,40/d/ip,5/d/key",
    # A whole room may stand behind one address, so pages of guests are counted by their link.
    "open_guest": "300/5m/key",
    "miss_guest": "300/5m/ip,2000/d/ip",
    "act_as_guest": "120/5m/key",
    "open_event": "3000/5m/ip",
    "sign_up_event": "600/5m/ip,3000/d/ip,8000/d/key",
    "lost_guest": "60/5m/ip,300/d/ip,5/d/key",
}
# Nobody is written to who has no account here.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# The owner is told of every change of how they sign in.
ACCOUNT_EMAIL_NOTIFICATIONS = MAIL_CONFIGURED
MFA_ADAPTER = "dardar.web.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Dardar"
# One step of 30 seconds either way, as RFC 6238 (5.2) recommends: clocks differ.
MFA_TOTP_TOLERANCE = 1
# Browsers allow passkeys on plain http for localhost only, as this setting does.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
CSRF_FAILURE_VIEW = "dardar.web.errors.csrf_failure"
# The door of the demo; real use has none.
DEMO_DOOR: Door | None = None
# The folder of pictures of cards that whoever looks around may take in; the demo has one.
SAMPLE_CARDS: Path | None = None
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# --- words and days ---------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- static files -----------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "dardar.serving.storage.HashedFiles"},
}

# --- log --------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "private": {
            "()": "dardar.logs.PrivateFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "private"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django has a handler of its own for its logs, with tracebacks as they come.
        "django": {"handlers": [], "level": "WARNING"},
        # Paths of failed requests may hold the token of an invitation or a new password.
        "django.request": {"level": "ERROR"},
        "django.security.csrf": {"level": "ERROR"},
        "waitress.queue": {"level": "ERROR"},
    },
}
