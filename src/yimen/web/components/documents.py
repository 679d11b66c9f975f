"""Words for documents and proofs of identity."""

from django.utils.translation import gettext as _

from yimen.parties.models import Proof
from yimen.web.components.templatetags.yimen import day


def document_words() -> dict[str, str]:
    """The documents that a clerk can have seen."""
    return {
        "identity_card": _("Resident identity card"),
        "passport": _("Passport"),
        "residence_permit": _("Residence permit"),
    }


def proof_words(proof: Proof) -> str:
    """Since when, and by what."""
    moment = day(proof.at)
    if proof.kind == Proof.Kind.PHONE:
        return _("Code confirmed on %(day)s") % {"day": moment}
    if proof.kind == Proof.Kind.DOCUMENT:
        seen = document_words().get(proof.detail, proof.detail)
        return _("%(document)s seen on %(day)s") % {"document": seen, "day": moment}
    return _("Matched on %(day)s") % {"day": moment}
