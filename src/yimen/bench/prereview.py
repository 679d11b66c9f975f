"""How well the pre-review reads and judges: invented documents with known truth, through the process that reads in earnest."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from yimen.prereview.findings import Finding, Level
from yimen.prereview.readers import Document, understand
from yimen.prereview.readers.layout import compact
from yimen.prereview.reading.reader import Limits, Reader
from yimen.prereview.rules import Application, Handed, look
from yimen.prereview.rules.told import Need
from yimen.prereview.specimens import Specimen, specimens
from yimen.prereview.specimens.making import TODAY


@dataclass
class Score:
    """right: told and so; false: told and not so; missed: so and not told."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was told, the share that is so; 1.0 where nothing was told."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """Of what is so, the share that was told; 1.0 where nothing was to be told."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class Fields:
    """right of total fields read to the last character."""

    right: int = 0
    total: int = 0


@dataclass
class Outcome:
    """Everything that was counted. mistakes: document, and what was wrongly told, missed or misread."""

    documents: int = 0
    seconds: float = 0.0
    all: Score = field(default_factory=Score)
    sure: Score = field(default_factory=Score)
    rules: dict[str, Score] = field(default_factory=dict)
    fields: dict[str, Fields] = field(default_factory=dict)
    whole: int = 0
    mistakes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def pages_a_minute(self) -> float:
        """Of one process on one core, loading of the models not counted."""
        return 60 * self.documents / self.seconds if self.seconds else 0.0


def measure(seed: int, limits: Limits, tell: Callable[[int], None] = lambda done: None) -> Outcome:
    """All documents of this seed. Raises Refusal reading_not_installed."""
    outcome = Outcome()
    with Reader(limits) as reader:
        # The first file starts the process and loads the models.
        reader.read(_packed(next(specimens(seed))), "image/png")
        for specimen in specimens(seed):
            content = _packed(specimen)
            began = time.perf_counter()
            read = reader.read(content, "image/png").read
            outcome.seconds += time.perf_counter() - began
            outcome.documents += 1
            count(outcome, specimen, understand(read))
            tell(outcome.documents)
    return outcome


def count(outcome: Outcome, specimen: Specimen, document: Document) -> None:
    """One document into the counts."""
    found = look(_application(specimen, document))
    before = (outcome.all.false, outcome.all.missed)
    for finding, right in _judged(found, specimen):
        _add(outcome, finding, right)
        if not right:
            outcome.mistakes.append((specimen.name, f"wrongly told: {finding.rule} {dict(finding.data)}"))
    told = {finding.rule for finding in found}
    sure = {finding.rule for finding in found if finding.level is Level.PROBABLY}
    for rules in specimen.expected:
        if not rules & told:
            outcome.all.missed += 1
            _of(outcome, sorted(rules)[0]).missed += 1
            outcome.mistakes.append((specimen.name, f"missed: {' or '.join(sorted(rules))}"))
        if not rules & sure:
            outcome.sure.missed += 1
    outcome.whole += before == (outcome.all.false, outcome.all.missed)
    _count_fields(outcome, specimen, document)


def _application(specimen: Specimen, document: Document) -> Application:
    handed = [Handed(specimen.demand.material, 0, document)]
    return Application(specimen.told, [Need(specimen.demand, True)], handed, TODAY)


def _judged(found: Iterable[Finding], specimen: Specimen) -> Iterator[tuple[Finding, bool]]:
    """Each finding, and whether it is so. Two findings for one fault are one that is right."""
    told: Counter[frozenset[str]] = Counter()
    for finding in found:
        rules = next((rules for rules in specimen.expected if finding.rule in rules), None)
        if rules is None:
            yield finding, False
        elif not told[rules]:
            told[rules] += 1
            yield finding, True


def _add(outcome: Outcome, finding: Finding, right: bool) -> None:
    scores = [outcome.all, _of(outcome, finding.rule)]
    if finding.level is Level.PROBABLY:
        scores.append(outcome.sure)
    for score in scores:
        score.right += right
        score.false += not right


def _of(outcome: Outcome, rule: str) -> Score:
    return outcome.rules.setdefault(rule, Score())


def _count_fields(outcome: Outcome, specimen: Specimen, document: Document) -> None:
    counted = outcome.fields.setdefault(specimen.kind, Fields())
    for name, value in specimen.fields.items():
        counted.total += 1
        read = document.fields.get(name)
        if read is not None and compact(read.value) == compact(value):
            counted.right += 1
        else:
            said = read.value if read is not None else ""
            outcome.mistakes.append((specimen.name, f"misread: {name} “{value}” as “{said}”"))


def _packed(specimen: Specimen) -> bytes:
    target = BytesIO()
    specimen.picture.save(target, "PNG", compress_level=1)
    return target.getvalue()
