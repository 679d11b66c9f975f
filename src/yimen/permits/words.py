"""What each standing of a certificate rests on, and its code where certificates are exchanged."""

from yimen.permits.models import Standing
from yimen.procedure.permit import PERMIT_ACTS

# The states as the exchange of certificates between platforms numbers them. It has no number for a recall (撤回) and
# none for what is valid.
_CODES = {
    Standing.REVOKED: "03",
    Standing.CANCELLED: "04",
    Standing.EXPIRED: "05",
    Standing.PENALISED: "07",
    Standing.RECALLED: "99",
    Standing.REPLACED: "99",
}
_ARTICLES = {str(row.to[0]): row.article for row in PERMIT_ACTS if row.to and row.from_states}


def article_of(standing: Standing) -> str:
    """The article by which a permit comes to stand so; "" for what is in force or replaced."""
    return _ARTICLES.get(standing.value, "")


def exchange_code(standing: Standing) -> str:
    """03 撤销, 04 注销, 05 失效, 07 吊销, 99 others; "" where the certificate is good or not yet in force."""
    return _CODES.get(standing, "")
