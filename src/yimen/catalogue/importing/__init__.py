"""Lists of services that come in: their columns, the check of a row, and the writer. `yimen.exchange` reads the files."""

from yimen.catalogue.importing.check import ServiceChecker
from yimen.catalogue.importing.columns import COLUMNS, COMPARED
from yimen.catalogue.importing.listing import listed_rows
from yimen.catalogue.importing.write import ServiceWriter

__all__ = ["COLUMNS", "COMPARED", "ServiceChecker", "ServiceWriter", "listed_rows"]
