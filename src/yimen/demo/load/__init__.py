"""The demo into the database, part by part, through the acts of the rooms."""

from datetime import datetime

from yimen.demo import Progress
from yimen.demo.load.accounts import load_accounts
from yimen.demo.load.agencies import load_agencies
from yimen.demo.load.cases import HISTORY, load_cases
from yimen.demo.load.changes import load_changes
from yimen.demo.load.consult import load_consult
from yimen.demo.load.drafting import load_drafting
from yimen.demo.load.establishments import load_establishments
from yimen.demo.load.holidays import load_holidays
from yimen.demo.load.identity import load_identity
from yimen.demo.load.laws import load_citations, load_laws
from yimen.demo.load.oversight import load_oversight
from yimen.demo.load.papers import load_papers
from yimen.demo.load.permits import load_permits
from yimen.demo.load.placements import load_placements
from yimen.demo.load.portal import load_portal
from yimen.demo.load.powers import load_powers
from yimen.demo.load.prereview import load_prereview
from yimen.demo.load.reception import load_reception
from yimen.demo.load.services import load_services
from yimen.demo.load.supervision import load_supervision


def load(progress: Progress, now: datetime, history: int = HISTORY) -> None:
    """Everything in order; each part takes up only what is missing. history: how many finished cases of 2016."""
    load_agencies(progress)
    load_establishments(progress)
    load_accounts(progress)
    load_laws(progress, now)
    load_services(progress, now)
    load_powers(progress, now)
    load_citations()
    load_changes(now)
    load_drafting(now)
    load_placements(progress)
    load_holidays(progress, now)
    load_reception(progress, now)
    load_cases(progress, now, history)
    load_identity(progress, now)
    load_permits(progress, now)
    load_papers(progress, now)
    load_prereview(progress, now)
    load_supervision(progress, now)
    load_oversight(progress, now)
    load_consult(progress, now)
    load_portal(progress, now)
