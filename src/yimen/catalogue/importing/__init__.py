"""Import of a published service list: read the file, check every row, write all or nothing."""

from yimen.catalogue.importing.check import Finding, Level, Report
from yimen.catalogue.importing.run import import_list, say

__all__ = ["Finding", "Level", "Report", "import_list", "say"]
