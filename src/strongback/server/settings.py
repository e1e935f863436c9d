"""Django's settings for the service; everything that can be set is read in ``environment``."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF

from strongback.server.client_files import IMMUTABLE, built
from strongback.server.environment import environment
from strongback.store.database import database, is_postgresql

SAID = environment()

SECRET_KEY = SAID.secret
DEBUG = False
ALLOWED_HOSTS = list(SAID.hosts)
CSRF_TRUSTED_ORIGINS = list(SAID.origins)
ROOT_URLCONF = "strongback.server.urls"
WSGI_APPLICATION = "strongback.server.wsgi.application"
DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
APPEND_SLASH = False
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]  # those of the client (web/src/messages)

INSTALLED_APPS = [
    "strongback.store",
    "strongback.server.accounts",
    "strongback.server.jobs",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    *(["procrastinate.contrib.django"] if is_postgresql() else ["django_tasks_db"]),
]
MIDDLEWARE = [
    # The first ones write headers: what stands below them may answer by itself, with a file, a redirect or a refusal.
    "strongback.server.middleware.Envelope",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "strongback.server.middleware.Compressed",
    "strongback.server.middleware.Problems",
    "strongback.server.middleware.Spoken",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
}]  # fmt: skip

# The cache is shared by all processes: rate limits count together.
CACHE_TABLE = "strongback_cache"
# Django's usual limit of 300 entries would let many guesses at once push out what earlier ones had counted.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": CACHE_TABLE,
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# Accounts
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
LEAST_PASSWORD = 10
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": LEAST_PASSWORD},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "strongback.server.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none" if SAID.mail is None else "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = SAID.mail is not None
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Strongback: "
ACCOUNT_EMAIL_NOTIFICATIONS = SAID.mail is not None
ACCOUNT_LOGIN_BY_CODE_ENABLED = SAID.mail is not None
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SAID.is_https else "http"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Beside allauth's own limits: a demonstration costs a third of a second to make.
ACCOUNT_RATE_LIMITS = {"demonstration": "10/m/ip,100/h/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = SAID.proxies
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{SAID.url}/account/verify-email/{{key}}",
    "account_reset_password": f"{SAID.url}/account/password/reset",
    "account_reset_password_from_key": f"{SAID.url}/account/password/reset/{{key}}",
    "account_signup": f"{SAID.url}/account/sign-up",
    "socialaccount_login_error": f"{SAID.url}/account/sign-in-failed",
}
MFA_ADAPTER = "strongback.server.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = SAID.mail is not None
# Where no mail is sent, no address can be proven; a second factor is worth more than that.
MFA_ALLOW_UNVERIFIED_EMAIL = SAID.mail is None
MFA_TOTP_ISSUER = "Strongback"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SAID.is_https
SOCIALACCOUNT_ADAPTER = "strongback.server.accounts.adapters.SignInServiceAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if SAID.oidc is not None:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": SAID.oidc.name,
                "client_id": SAID.oidc.client_id,
                "secret": SAID.oidc.secret,
                "settings": {"server_url": SAID.oidc.url, "token_auth_method": SAID.oidc.method},
            },
        ],
        "OAUTH_PKCE_ENABLED": True,
    }
USERSESSIONS_TRACK_ACTIVITY = False

# E-mail
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
if SAID.mail is None:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
else:
    EMAIL_HOST, EMAIL_PORT = SAID.mail.host, SAID.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SAID.mail.user, SAID.mail.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = SAID.mail.start_tls, SAID.mail.tls
    EMAIL_TIMEOUT = 20
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = SAID.mail.sender

# Cookies and headers
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SAID.is_https
SESSION_COOKIE_NAME = "__Host-strongback" if SAID.is_https else "strongback"
CSRF_COOKIE_NAME = "__Host-csrftoken" if SAID.is_https else "csrftoken"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 * 2 if SAID.is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SAID.is_https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if SAID.proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "strongback.server.middleware.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "worker-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:", "data:"],
        "media-src": [SELF, "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

# Limits: a day of training is a few kilobytes; what is larger comes as a file of its own.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_PERMISSIONS = 0o600
NINJA_PAGINATION_MAX_LIMIT = 200

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_ROOT = built()
WHITENOISE_IMMUTABLE_FILE_TEST = IMMUTABLE
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = SAID.home / "files"

JOBS = "strongback.server.jobs.procrastinate_backend.ProcrastinateBackend" if is_postgresql() else (
    "django_tasks_db.DatabaseBackend"
)  # fmt: skip
TASKS = {"default": {"BACKEND": JOBS}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A refusal is an answer, not an event for the operator.
    "loggers": {"django.request": {"level": "ERROR"}},
}
