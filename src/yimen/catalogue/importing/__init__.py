"""Import of a published service list: read the file, check every row, write all or nothing."""

from yimen.catalogue.importing.check import Finding, Level, Report, check
from yimen.catalogue.importing.read import Row, read
from yimen.catalogue.importing.run import import_list
from yimen.catalogue.importing.write import write

__all__ = ["Finding", "Level", "Report", "Row", "check", "import_list", "read", "write"]
