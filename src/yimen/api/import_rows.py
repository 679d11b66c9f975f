"""An import as the API answers it."""

from yimen import wording
from yimen.api.answers.imports import ImportFinding, ImportState
from yimen.errors import Refusal
from yimen.exchange.kinds import kind_named
from yimen.exchange.models import ImportRun
from yimen.exchange.queries import findings_of
from yimen.exchange.saying import say_finding

FINDINGS = 100


def import_state(run: ImportRun) -> ImportState:
    """The run with its first findings. One query."""
    kind = kind_named(run.kind)
    return ImportState(
        number=run.pk,
        kind=run.kind,
        source=run.source,
        file=run.file_name,
        sha256=run.sha256,
        state=run.state,
        rows=run.rows,
        new=run.new,
        changed=run.changed,
        unchanged=run.unchanged,
        wrong=run.wrong,
        warned=run.warned,
        done=run.done,
        total=run.total,
        began_at=run.began_at,
        ended_at=run.ended_at,
        failure=wording.say(Refusal(run.failure["code"], **run.failure["data"])) if run.failure else "",
        findings=[
            ImportFinding(
                place=each.place,
                level=each.level,
                code=each.code,
                message=say_finding(each.code, each.params, kind),
            )
            for each in findings_of(run)[:FINDINGS]
        ],
    )
