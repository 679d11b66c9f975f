"""Django's settings, all from `environment.py`."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from yimen import engine
from yimen.config.environment import read

PACKAGE = Path(__file__).resolve().parents[1]
YIMEN_HOME = Path(read("YIMEN_HOME"))
DEBUG = read("YIMEN_DEBUG") == "1"
# Without keys the platform must not start by chance in production: `yimen demo` makes them, tests set them.
SECRET_KEY = read("YIMEN_SECRET_KEY") or ("only-for-commands-without-secrets" if DEBUG else "")
YIMEN_DATA_KEY = read("YIMEN_DATA_KEY")
YIMEN_PUBLIC_URL = read("YIMEN_PUBLIC_URL").rstrip("/")
YIMEN_PUSH_URL = read("YIMEN_PUSH_URL").rstrip("/")
YIMEN_DISTRICT = read("YIMEN_DISTRICT")
YIMEN_DISTRICT_NAME = read("YIMEN_DISTRICT_NAME")
YIMEN_DISTRICT_NAME_EN = read("YIMEN_DISTRICT_NAME_EN")
YIMEN_PROXIES = int(read("YIMEN_PROXIES"))
YIMEN_UPLOAD_LIMIT = int(read("YIMEN_UPLOAD_LIMIT_MEGABYTES")) * 1_000_000
YIMEN_REGISTERS = read("YIMEN_REGISTERS")
YIMEN_REGISTER_TOKEN = read("YIMEN_REGISTER_TOKEN")
YIMEN_CLAMD = read("YIMEN_CLAMD")
YIMEN_SCANNER_DOWN = read("YIMEN_SCANNER_DOWN")
YIMEN_TRUSTED_SIGNERS = read("YIMEN_TRUSTED_SIGNERS")
YIMEN_S3_BUCKET = read("YIMEN_S3_BUCKET")
YIMEN_S3_ENDPOINT = read("YIMEN_S3_ENDPOINT")
YIMEN_S3_REGION = read("YIMEN_S3_REGION")
YIMEN_S3_KEY = read("YIMEN_S3_KEY")
YIMEN_S3_SECRET = read("YIMEN_S3_SECRET")
YIMEN_LOGIN_ATTEMPTS = int(read("YIMEN_LOGIN_ATTEMPTS"))
YIMEN_SECOND_FACTOR_ROLES = frozenset(
    role.strip() for role in read("YIMEN_SECOND_FACTOR_ROLES").split(",") if role.strip()
)
YIMEN_IDENTITY_REGISTER = read("YIMEN_IDENTITY_REGISTER")
YIMEN_OIDC_ISSUER = read("YIMEN_OIDC_ISSUER").rstrip("/")
YIMEN_OIDC_CLIENT = read("YIMEN_OIDC_CLIENT")
YIMEN_OIDC_SECRET = read("YIMEN_OIDC_SECRET")
YIMEN_OIDC_NAME = read("YIMEN_OIDC_NAME")
YIMEN_OIDC_IDENTITY_CLAIM = read("YIMEN_OIDC_IDENTITY_CLAIM")
YIMEN_METRICS_TOKEN = read("YIMEN_METRICS_TOKEN")
YIMEN_AUTHORITY_FILE = read("YIMEN_AUTHORITY_FILE")
YIMEN_AUTHORITY_PASSWORD = read("YIMEN_AUTHORITY_PASSWORD")
YIMEN_TIMESTAMP_URL = read("YIMEN_TIMESTAMP_URL")
YIMEN_YELLOW_SHARE = read("YIMEN_YELLOW_SHARE")
YIMEN_HEARING_REQUEST = read("YIMEN_HEARING_REQUEST")
YIMEN_HEARING_NOTICE = read("YIMEN_HEARING_NOTICE")
YIMEN_STATEMENTS = read("YIMEN_STATEMENTS")
YIMEN_RENEWAL_AHEAD = read("YIMEN_RENEWAL_AHEAD")
YIMEN_SUPPLY = read("YIMEN_SUPPLY")
YIMEN_TOLERANCE = read("YIMEN_TOLERANCE")
YIMEN_LEADER_AFTER_DAYS = int(read("YIMEN_LEADER_AFTER_DAYS"))
YIMEN_OPEN_DATA_LICENCE = read("YIMEN_OPEN_DATA_LICENCE")
YIMEN_URGING_DAYS = int(read("YIMEN_URGING_DAYS"))
YIMEN_RETENTION_FORM = read("YIMEN_RETENTION_FORM")
YIMEN_RETENTION_NAMES = read("YIMEN_RETENTION_NAMES")
YIMEN_RETENTION_STATEMENTS = read("YIMEN_RETENTION_STATEMENTS")
YIMEN_RETENTION_RECORDS = read("YIMEN_RETENTION_RECORDS")
YIMEN_TAKE_OVER_DAYS = int(read("YIMEN_TAKE_OVER_DAYS"))
YIMEN_READING_SECONDS = int(read("YIMEN_READING_SECONDS"))
YIMEN_READING_MEGABYTES = int(read("YIMEN_READING_MEGABYTES"))
YIMEN_READING_PAGES = int(read("YIMEN_READING_PAGES"))
YIMEN_INVITATION_DAYS = int(read("YIMEN_INVITATION_DAYS"))
YIMEN_INVITATION_KEPT_DAYS = int(read("YIMEN_INVITATION_KEPT_DAYS"))
YIMEN_CONSULT_TERM = read("YIMEN_CONSULT_TERM")
YIMEN_CONSULT_IDLE_MINUTES = int(read("YIMEN_CONSULT_IDLE_MINUTES"))
YIMEN_CONSULT_ASKED = int(read("YIMEN_CONSULT_ASKED"))
YIMEN_RETENTION_CONSULT = read("YIMEN_RETENTION_CONSULT")
YIMEN_PUSH_FROM_ONE_ADDRESS = int(read("YIMEN_PUSH_FROM_ONE_ADDRESS"))
YIMEN_VISITS = read("YIMEN_VISITS") == "1"
YIMEN_SMS_SENDER = read("YIMEN_SMS_SENDER")
YIMEN_WEBHOOK_PRIVATE = read("YIMEN_WEBHOOK_PRIVATE") == "1"
ALLOWED_HOSTS = [host.strip() for host in read("YIMEN_ALLOWED_HOSTS").split(",") if host.strip()]
HTTPS = read("YIMEN_HTTPS") == "1"

ROOMS = [
    "yimen.wording",
    "yimen.vault",
    "yimen.dispatch",
    "yimen.visits",
    "yimen.accounts",
    "yimen.ledger",
    "yimen.agencies",
    "yimen.parties",
    "yimen.papers",
    "yimen.workdays",
    "yimen.laws",
    "yimen.announcements",
    "yimen.notices",
    "yimen.catalogue",
    "yimen.powers",
    "yimen.cases",
    "yimen.search",
    "yimen.permits",
    "yimen.oversight",
    "yimen.hall",
    "yimen.reception",
    "yimen.prereview",
    "yimen.consult",
    "yimen.exchange",
    "yimen.supervision",
    "yimen.jobs",
    "yimen.api",
    "yimen.web.components",
    "yimen.web.staff",
    "yimen.web.public",
    "yimen.web.applicant",
    "yimen.web.interested",
    "yimen.web.counter",
    "yimen.web.screens",
    "yimen.web.officer",
    "yimen.web.supervisor",
    "yimen.web.leader",
    "yimen.web.matters",
    "yimen.web.organs",
    "yimen.web.powers",
    "yimen.web.reform",
    "yimen.web.admin",
    "yimen.web.account",
    "yimen.demo",
]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "procrastinate.contrib.django",
    *ROOMS,
]

MIDDLEWARE = [
    "yimen.web.middleware.RequestStory",
    "yimen.web.middleware.Visits",
    "django.middleware.security.SecurityMiddleware",
    "yimen.web.middleware.ContentPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "yimen.web.middleware.Language",
    "yimen.web.middleware.UploadLimit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "yimen.web.middleware.Person",
    "yimen.web.middleware.Refusals",
]

ROOT_URLCONF = "yimen.config.urls"
WSGI_APPLICATION = "yimen.config.wsgi.application"
CSRF_FAILURE_VIEW = "yimen.web.failures.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "components"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "yimen.web.context.house",
            ],
        },
    }
]


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://")
    # A statement that a connection sends for the sixth time is prepared (see docs/performance.md).
    options: dict[str, object] = {"server_side_binding": True, "prepare_threshold": 5}
    for pair in filter(None, parts.query.split("&")):
        name, _, value = pair.partition("=")
        options[name] = unquote(value)
    return {
        "ENGINE": "yimen.config.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": str(options.pop("host", "") or parts.hostname or ""),
        "PORT": str(options.pop("port", "") or parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
        "TEST": {"NAME": read("YIMEN_TEST_DATABASE")},
    }


DATABASES = {"default": _database(read("DATABASE_URL") or engine.connection_url(YIMEN_HOME))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/account/login"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "yimen_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

DEFAULT_FROM_EMAIL = read("YIMEN_MAIL_FROM")
_MAIL = urlsplit(read("YIMEN_SMTP_URL"))
EMAIL_HOST = _MAIL.hostname or ""  # empty: no mail leaves, see yimen.dispatch
EMAIL_PORT = _MAIL.port or {"smtps": 465, "smtp+starttls": 587}.get(_MAIL.scheme, 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.scheme == "smtps", _MAIL.scheme == "smtp+starttls"

STATIC_URL = "/static/"
STATIC_ROOT = YIMEN_HOME / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
MEDIA_ROOT = YIMEN_HOME / "files"
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

SESSION_COOKIE_NAME = "yimen_session"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
if HTTPS:
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF, YIMEN_PUSH_URL],
        "frame-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING_CONFIG = "yimen.config.logs.configure"
LOGGING = {"format": read("YIMEN_LOG_FORMAT")}
