"""From lines of text to documents with fields. VERSION rises when reading or seeing changes, so that files are read anew."""

from yimen.prereview.readers.application_form import APPLICATION_FORM
from yimen.prereview.readers.business_licence import BUSINESS_LICENCE
from yimen.prereview.readers.certificate import CERTIFICATE
from yimen.prereview.readers.document import Document, Kind
from yimen.prereview.readers.identity_card import IDENTITY_CARD
from yimen.prereview.reading.values import Read

VERSION = 1
# In this order: a licence mentions certificates in its scope, a form asks for the number of a card.
KINDS = (BUSINESS_LICENCE, APPLICATION_FORM, IDENTITY_CARD, CERTIFICATE)
BY_NAME = {kind.name: kind for kind in KINDS}

__all__ = ["BY_NAME", "KINDS", "VERSION", "Document", "Kind", "understand"]


def understand(read: Read) -> Document:
    """The kind that the pages say they are, and its fields; no kind and no fields where they say nothing known."""
    for kind in KINDS:
        if any(kind.stands_on(page) for page in read.pages):
            return Document(kind.name, kind.fields(read), read)
    return Document("", {}, read)
