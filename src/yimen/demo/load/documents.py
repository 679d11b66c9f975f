"""Sample licences and identity cards of the printed applicant, so that the pre-review of the demo has something to read.

Drawn by `prereview.specimens`, plainly marked as samples.
"""

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO

from yimen.catalogue.content import Material
from yimen.papers.acts.store_file import store_file
from yimen.papers.models import StoredFile
from yimen.parties.models import Party
from yimen.prereview.demands import demand_of
from yimen.prereview.specimens import drawing
from yimen.procedure import SYSTEM

LIMIT = 10_000_000
ADDRESS = "上海市宝山区牡丹江路1258号3层302室"
FOUNDED = date(2015, 3, 12)
NAMES = {"business_licence": "营业执照", "identity_card": "身份证"}


def document_for(material: Material, party: Party, now: datetime, *, flawed: bool = False) -> StoredFile | None:
    """A licence or a card of this party, stored; None for materials that are neither.

    flawed  the code on the licence lost a character; the back of the card is missing
    """
    kind = demand_of(material).kind
    if kind not in NAMES or (kind == "business_licence" and party.kind != Party.Kind.ORGANISATION):
        return None
    picture = BytesIO()
    drawn = _licence(party, flawed) if kind == "business_licence" else _card(party, flawed)
    drawn.save(picture, "JPEG", quality=88)
    name = f"{NAMES[kind]}（样本）{party.label[:20]}.jpg"
    return store_file(picture, name=name, actor=SYSTEM, now=now, accepts=["jpg"], limit=LIMIT)


def _licence(party: Party, flawed: bool) -> drawing.Image.Image:
    code = party.identifier
    founded = drawing.day(FOUNDED)
    fields: Mapping[str, str] = {
        "code": code[:12] + code[13:] if flawed else code,
        "name": party.name,
        "representative": party.legal_representative,
        "established": founded,
        "term": f"{founded}至长期",
        "address": ADDRESS,
    }
    return drawing.licence(fields, sealed=True)


def _card(party: Party, flawed: bool) -> drawing.Image.Image:
    organisation = party.kind == Party.Kind.ORGANISATION
    fields = {
        "name": party.legal_representative if organisation else party.name,
        "number": "310113196805120024" if organisation else party.identifier,
        "address": ADDRESS,
        "term": "2012.03.01-2032.03.01",
    }
    return drawing.card(fields, sides="front" if flawed else "both")
