"""What the tests of this room load: the moment of the load, and how much of the history."""

from datetime import datetime
from zoneinfo import ZoneInfo

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
HISTORY = 60  # of 200: enough to see every kind, and the tests stay quick
