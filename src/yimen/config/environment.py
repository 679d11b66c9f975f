"""Every setting that the environment can give, declared once: name, default, meaning.

`docs/settings.md` is generated from this table (`yimen settings`), and a test keeps the two alike.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Setting:
    """One environment variable. `secret` values may also stand in `<YIMEN_HOME>/secrets.json`."""

    name: str
    default: str
    meaning: str
    secret: bool = False


PACKAGE = Path(__file__).resolve().parents[1]
# The clone that holds the package; installed from a wheel there is none, and the folder one stands in takes its place.
PROJECT = PACKAGE.parents[1] if (PACKAGE.parents[1] / "pyproject.toml").exists() else Path.cwd()

SETTINGS: tuple[Setting, ...] = (
    Setting("YIMEN_HOME", str(PROJECT / ".yimen"), "Folder for the embedded database, files, keys and logs."),
    Setting(
        "DATABASE_URL", "", "PostgreSQL ≥ 15 to use instead of the embedded one: postgresql://user:password@host/name."
    ),
    Setting("YIMEN_SECRET_KEY", "", "Key for sessions and signatures of links, 50 characters or more.", secret=True),
    Setting(
        "YIMEN_DATA_KEY",
        "",
        "Keys that encrypt personal data at rest: 32 bytes in base64, several by commas, the first encrypts.",
        secret=True,
    ),
    Setting("YIMEN_PUBLIC_URL", "http://127.0.0.1:8000", "Address under which the public reaches it, as in QR codes."),
    Setting("YIMEN_PUSH_URL", "http://127.0.0.1:8001", "Address of the process that pushes changes to open pages."),
    Setting("YIMEN_ALLOWED_HOSTS", "*", "Host names answered, by commas. Set it in production."),
    Setting("YIMEN_DEBUG", "", "1 shows tracebacks in the browser; never in production."),
    Setting("YIMEN_HTTPS", "", "1 when the platform is reached by https: secure cookies, HSTS, redirect."),
    Setting("YIMEN_DISTRICT", "310113", "Division code (GB/T 2260) of the district that runs this platform."),
    Setting("YIMEN_DISTRICT_NAME", "上海市宝山区", "Name of that district on pages and documents."),
    Setting("YIMEN_DISTRICT_NAME_EN", "Baoshan District, Shanghai", "The same in English."),
    Setting("YIMEN_PROXIES", "0", "How many own reverse proxies stand in front; each appends to X-Forwarded-For."),
    Setting("YIMEN_UPLOAD_LIMIT_MEGABYTES", "20", "Largest single upload, in megabytes (10^6 bytes)."),
    Setting(
        "YIMEN_REGISTERS",
        "enterprises=local, residents=local",
        "Where registers are asked that make uploads unnecessary: local (this database) or an address, by register.",
    ),
    Setting("YIMEN_REGISTER_TOKEN", "", "Bearer token sent to the addresses of registers.", secret=True),
    Setting("YIMEN_CLAMD", "", "Malware scanner: unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310; empty: none."),
    Setting(
        "YIMEN_SCANNER_DOWN",
        "refuse",
        "While the scanner does not answer: refuse uploads, or wait: take them, and open them only once they were searched.",
    ),
    Setting("YIMEN_TRUSTED_SIGNERS", "", "PEM file of authorities whose signed PDFs count as electronic certificates."),
    Setting("YIMEN_S3_BUCKET", "", "Bucket for files instead of the folder; needs the extra yimen[s3]."),
    Setting("YIMEN_S3_ENDPOINT", "", "Address of the S3 service; empty: that of AWS."),
    Setting("YIMEN_S3_REGION", "us-east-1", "Region of the bucket."),
    Setting("YIMEN_S3_KEY", "", "Access key of the bucket; empty: as the machine provides.", secret=True),
    Setting("YIMEN_S3_SECRET", "", "Secret of that key.", secret=True),
    Setting("YIMEN_LOGIN_ATTEMPTS", "8", "Failed logins for one name or from one address in 15 minutes."),
    Setting(
        "YIMEN_SECOND_FACTOR_ROLES",
        "",
        "Roles whose accounts must sign in with a second factor, by commas, such as officer,section_head,admin.",
    ),
    Setting(
        "YIMEN_IDENTITY_REGISTER",
        "yimen.parties.registers.TableRegister",
        "Adapter that compares names and numbers with official registers; the default reads an imported extract.",
    ),
    Setting("YIMEN_OIDC_ISSUER", "", "Address of an OpenID provider to sign in with; empty: none."),
    Setting("YIMEN_OIDC_CLIENT", "", "Client id of this platform at that provider."),
    Setting("YIMEN_OIDC_SECRET", "", "Client secret; empty: a public client, by PKCE alone.", secret=True),
    Setting("YIMEN_OIDC_NAME", "国家政务服务平台", "What the button calls the provider."),
    Setting(
        "YIMEN_OIDC_IDENTITY_CLAIM",
        "",
        "Claim with the resident ID number, if the provider has verified it; empty: it vouches for no identity.",
    ),
    Setting("YIMEN_AUTHORITY_FILE", "", "PKCS#12 file with the key that signs certificates; empty: a demo key."),
    Setting("YIMEN_AUTHORITY_PASSWORD", "", "Password of that file.", secret=True),
    Setting("YIMEN_TIMESTAMP_URL", "", "RFC 3161 time-stamp service for signatures; empty: none."),
    Setting("YIMEN_YELLOW_SHARE", "0.3", "Share of a term at whose rest a warning is yellow, such as 0.3 or 1/3."),
    Setting(
        "YIMEN_HEARING_REQUEST",
        "5wd",
        "For asking for a hearing; the law says 5 days, not which (行政许可法 47; docs/law.md).",
    ),
    Setting(
        "YIMEN_HEARING_NOTICE", "7wd", "Between the notice of a hearing and the hearing, at least (行政许可法 48)."
    ),
    Setting(
        "YIMEN_STATEMENTS", "5wd", "For third parties to state their views; the law names no period (行政许可法 36)."
    ),
    Setting("YIMEN_RENEWAL_AHEAD", "30d", "How long before its end a permit's renewal is applied for (行政许可法 50)."),
    Setting("YIMEN_SUPPLY", "30d", "For the applicant to hand in corrections, before a case may end for want of them."),
    Setting(
        "YIMEN_TOLERANCE", "10wd", "To hand in what was tolerated as missing (容缺), where the service names no period."
    ),
    Setting("YIMEN_LEADER_AFTER_DAYS", "5", "Working days overdue after which the district leader is told."),
    Setting(
        "YIMEN_URGING_DAYS", "3", "Working days that an urged department is given, unless the supervisor says more."
    ),
    Setting(
        "YIMEN_TAKE_OVER_DAYS",
        "5",
        "Working days after a grant in which the supervising department takes the licence over.",
    ),
    Setting(
        "YIMEN_INVITATION_DAYS",
        "30",
        "Days for which the code on a third party's notice can be used (行政许可法 36, 47).",
    ),
    Setting(
        "YIMEN_INVITATION_KEPT_DAYS",
        "180",
        "Days for which the browser that used such a code leads back to the matter.",
    ),
    Setting(
        "YIMEN_RETENTION_NAMES",
        "",
        "Days after a case is closed until names of third parties are erased, such as 3650d; empty: a head does it.",
    ),
    Setting("YIMEN_RETENTION_FORM", "", "The same for what applicants wrote in their forms."),
    Setting("YIMEN_RETENTION_STATEMENTS", "", "The same for what third parties and applicants stated, with its files."),
    Setting("YIMEN_RETENTION_RECORDS", "", "The same for records of hearings."),
    Setting("YIMEN_READING_SECONDS", "90", "Seconds for which the pre-review may read one file."),
    Setting("YIMEN_READING_MEGABYTES", "2500", "Address space of the process that reads, in megabytes."),
    Setting("YIMEN_READING_PAGES", "6", "Pages of a file that the pre-review reads; people read the rest."),
    Setting(
        "YIMEN_CONSULT_TERM",
        "5wd",
        "In which a department that has set no term of its own answers questions of visitors.",
    ),
    Setting("YIMEN_CONSULT_IDLE_MINUTES", "60", "Minutes without a word after which an open chat is ended."),
    Setting("YIMEN_CONSULT_ASKED", "20", "Conversations that can be begun from one network address in an hour."),
    Setting(
        "YIMEN_RETENTION_CONSULT",
        "730d",
        "How long what was said in a conversation is kept after its end; its figures stay.",
    ),
    Setting("YIMEN_PUSH_FROM_ONE_ADDRESS", "300", "Open pages that one network address may have at the push process."),
    Setting(
        "YIMEN_OPEN_DATA_LICENCE",
        "CC-BY-4.0",
        "Licence under which the lists on /open-data/ are given: an SPDX name, or the address of its text.",
    ),
    Setting(
        "YIMEN_SMTP_URL",
        "",
        "Mail server: smtp://user:password@host:25, smtp+starttls://host:587 or smtps://host:465; empty: mail stays here.",
        secret=True,
    ),
    Setting("YIMEN_MAIL_FROM", "yimen@localhost", "Sender of all e-mail."),
    Setting(
        "YIMEN_SMS_SENDER",
        "",
        "Dotted name of the function that hands an SMS to your gateway (phone, text, reference); empty: SMS stay here.",
    ),
    Setting(
        "YIMEN_WEBHOOK_PRIVATE",
        "",
        "1 lets webhooks go to private addresses and without TLS; for tests and own networks.",
    ),
    Setting(
        "YIMEN_VISITS",
        "1",
        "1 counts the visits of each day, without cookies and without knowing who; empty: no count.",
    ),
    Setting("YIMEN_METRICS_TOKEN", "", "Bearer token for /metrics; empty: only this machine itself.", secret=True),
    Setting("YIMEN_LOG_FORMAT", "json", "json or console."),
    Setting("YIMEN_TEST_DATABASE", "test_yimen", "Name of the database that the tests make and drop."),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def read(name: str) -> str:
    """The value of a declared setting: environment, then the home's secrets file, then the default."""
    setting = _BY_NAME[name]
    if name in os.environ:
        return os.environ[name]
    if setting.secret:
        return _secrets().get(name, setting.default)
    return setting.default


def _secrets() -> dict[str, str]:
    home = Path(os.environ.get("YIMEN_HOME", _BY_NAME["YIMEN_HOME"].default))
    try:
        return dict(json.loads((home / "secrets.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
