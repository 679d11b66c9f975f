"""A reader that has read already: pages written down by hand, in the place of the recogniser."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import uuid4

from PIL import Image

from yimen.cases.acts.attach_material import attach_material
from yimen.cases.acts.save_draft import save_draft
from yimen.cases.acts.start_draft import start_draft
from yimen.cases.models import Draft
from yimen.catalogue.models import Service
from yimen.catalogue.tests.factories import make_service
from yimen.errors import Refusal
from yimen.papers.acts.store_file import store_file
from yimen.papers.models import StoredFile
from yimen.prereview.reading.reader import Limits, Reader, Seen
from yimen.prereview.reading.values import Page, Read
from yimen.prereview.tests.pages import CODE, NAME, PERSON
from yimen.procedure import Actor

LICENCE = {"code": "business-licence", "name": {"zh": "营业执照", "en": "Business licence"}, "copies": 1}
PLAN = {"code": "layout", "name": {"zh": "场所平面图", "en": "Layout"}, "required": False}
APPLICANT = {"kind": "organisation", "name": NAME, "identifier": CODE, "phone": "", "legal_representative": PERSON}


class Recorded(Reader):
    """Answers every file with these pages, or refuses with this code; counts how many it was asked for."""

    def __init__(self, pages: Sequence[Page] = (), *, refusing: str = "") -> None:
        super().__init__(Limits())
        self.pages, self.refusing, self.asked = tuple(pages), refusing, 0

    def read(self, content: bytes, media_type: str) -> Seen:
        self.asked += 1
        if self.refusing:
            raise Refusal(self.refusing, packages="rapidocr")
        return Seen(Read(self.pages, len(self.pages)), tuple(picture() for _page in self.pages))


def picture(colour: str = "white") -> bytes:
    """A small JPEG."""
    target = BytesIO()
    Image.new("RGB", (40, 56), colour).save(target, "JPEG")
    return target.getvalue()


def licence_service(**content: Any) -> Service:
    """A service that asks for a business licence."""
    return make_service(materials=[LICENCE, PLAN], **content)


def store(actor: Actor, now: datetime, colour: str = "white") -> StoredFile:
    """A file with bytes behind it."""
    return store_file(BytesIO(picture(colour)), name="执照.jpg", actor=actor, now=now, accepts=["jpg"], limit=100_000)


def firm_draft(service: Service, actor: Actor, now: datetime) -> Draft:
    """A draft of a firm, filled in, with a licence."""
    draft = start_draft(service, actor=actor, now=now, channel="online", journey=uuid4())
    answers = getattr(service, "answers", {})
    save_draft(draft.id, actor=actor, now=now, applicant=APPLICANT, answers=answers)
    attach_material(draft.id, "business-licence", store(actor, now), actor=actor, now=now)
    return Draft.objects.get(pk=draft.pk)
