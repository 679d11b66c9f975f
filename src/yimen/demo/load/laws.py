"""The laws the demo's services name: the licence law with its texts, the others by name and number of the cited articles."""

from datetime import datetime

from yimen.catalogue.citing import rebuild
from yimen.catalogue.models import Citation
from yimen.demo import Progress
from yimen.demo.district import DATA, DISTRICT
from yimen.laws.importing import read_file, write_rows

FILES = ("licence_law.jsonl", "cited.csv")
REASON = "演示数据"


def load_laws(progress: Progress, now: datetime) -> None:
    """What is missing; what somebody has amended since stays."""
    for done, name in enumerate(FILES, 1):
        write_rows(read_file(DATA / "laws" / name), now=now, who="system", reason=REASON)
        progress("laws", done, len(FILES))


def load_citations() -> None:
    """For a database from before the citations: the rows of all versions, once."""
    if not Citation.objects.exists():
        rebuild(DISTRICT)
