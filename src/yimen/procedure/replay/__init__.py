"""Scenarios: one case written down as JSON, replayed through the procedure for any date."""

from yimen.procedure.replay.answering import replay
from yimen.procedure.replay.reading import read_scenario
from yimen.procedure.replay.running import Replay

__all__ = ["Replay", "read_scenario", "replay"]
