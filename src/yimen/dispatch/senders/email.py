"""E-mail through Django's backend: plain text, and HTML beside it. Without YIMEN_SMTP_URL it is kept here."""

import smtplib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from yimen.dispatch.models import Message
from yimen.errors import Refusal

SECONDS = 30


def send(message: Message) -> str | None:
    """Raises Refusal mail_server_unreachable, mail_refused_for_now, mail_refused (the last one for good)."""
    if not settings.EMAIL_HOST:
        return None
    host = urlsplit(settings.YIMEN_PUBLIC_URL).hostname or "localhost"
    mail = EmailMultiAlternatives(
        subject=" ".join(message.subject.split()),
        body=message.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.address],
        # The same at every try; nobody writes back to a machine, and no machine should.
        headers={"Message-ID": f"<{message.reference}@{host}>", "Auto-Submitted": "auto-generated"},
        connection=get_connection(timeout=SECONDS),
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code, answer = next(iter(refused.recipients.values()))
        raise _refusal(code, answer) from refused
    except smtplib.SMTPResponseException as refused:
        raise _refusal(refused.smtp_code, refused.smtp_error) from refused
    except (OSError, smtplib.SMTPException) as failure:
        raise Refusal("mail_server_unreachable", failure=str(failure) or type(failure).__name__) from failure
    return host


def _refusal(code: int, answer: bytes | str) -> Refusal:
    """A code of 500 to 599 is for good (RFC 5321, 4.2.1); a server that wants a login is our own mistake, which can be mended."""
    said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    permanent = 500 <= code < 600 and code not in (530, 535)
    return Refusal("mail_refused" if permanent else "mail_refused_for_now", answer=f"{code} {said}"[:200])
