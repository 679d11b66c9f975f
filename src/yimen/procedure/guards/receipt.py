"""Guards of receipt, correction and acceptance (行政许可法 32)."""

from yimen.errors import Refusal
from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards.values import Attempt

TRUST = "行政许可法 34(1)"


def no_gaps_open(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Everything that the correction notice listed has come, or is tolerated or promised."""
    if file.gaps_open:
        return Refusal("gaps_still_open", article="行政许可法 32(1)5", items="、".join(file.gaps_open))
    return None


_SHORT_OF = {"A": "not_from_register", "B": "signature_not_verified", "C": "original_not_compared"}


def materials_are_trusted(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """What must be trusted more than an upload is: fetched, signed, or compared with the original at the counter.

    Where the register could not be asked, comparing is enough: nobody waits for our machines. What may follow later or was
    promised is not asked for, nor is anything once the law has accepted by silence (32(1)4).
    """
    if file.accepted_at is not None:
        return None
    owed, levels = {each.item for each in file.obligations}, dict(file.levels)
    for least in "CBA":
        short = [
            trust.name
            for trust in attempt.rules.trusts
            if least == ("C" if trust.code in file.excused else trust.level)
            and levels.get(trust.code, least) > least
            and trust.name not in owed
        ]
        if short:
            return Refusal(_SHORT_OF[least], article=TRUST, materials="、".join(short))
    return None


def not_all_corrected(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Once all listed gaps are closed the organ must accept; it may not ask again."""
    if file.corrections and not file.gaps_open:
        return Refusal("must_accept", article="行政许可法 32(1)5")
    return None


def gaps_are_no_ground(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Who corrected everything is accepted, unless the papers are false (78) or a bar stands (78, 79)."""
    if attempt.arguments["ground"] in ("false_statement", "barred"):
        return None
    return not_all_corrected(file, attempt)


def only_gaps_already_told(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """All gaps are told once; a second notice may only repeat what is still missing."""
    new = [item for item in attempt.arguments["items"] if item not in file.gaps_open]
    if file.corrections and new:
        return Refusal("gap_not_told_at_first", article="行政许可法 32(1)4", items="、".join(new))
    return None


def supplies_told_gaps(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Only what the notice asked for is handed in with a correction."""
    foreign = [item for item in attempt.arguments["items"] if item not in file.gaps_told]
    if foreign:
        return Refusal("correction_not_asked", status=422, items="、".join(foreign))
    return None


def not_accepted_yet(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """An application is accepted once; a deemed acceptance can be confirmed, once."""
    if file.accepted_at is not None and file.confirmed:
        return Refusal("already_accepted", article="行政许可法 32(1)5")
    return None


def deemed_acceptance_stands(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Who was silent for five days has accepted: nothing more may be asked for, and nobody turned away."""
    if any(each.name == "acceptance" for each in file.deemed):
        return Refusal("deemed_accepted", article="行政许可法 32(1)4", day=file.deemed[0].day.isoformat())
    return None


def names_competent_organ(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Who is not competent says who is."""
    if attempt.arguments["ground"] == "not_competent" and not attempt.arguments.get("organ"):
        return Refusal("organ_not_named", status=422, article="行政许可法 32(1)2")
    return None


def five_days_have_passed(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Acceptance is deemed only when the period for the correction notice is over."""
    run = file.clock("correct")
    if run is None or run.ended is not None or attempt.day <= attempt.due(run):
        return Refusal("term_not_over", article="行政许可法 32(1)4")
    return None
