"""What can be done to lists of holidays, one verb a file."""

from yimen.hall.acts.draft_list import draft_list
from yimen.hall.acts.drop_list import drop_list
from yimen.hall.acts.enter import Entry, enter, enter_many
from yimen.hall.acts.publish_list import publish_list
from yimen.hall.acts.remove_entry import remove_entry
from yimen.hall.acts.take_in import Told, take_in

__all__ = ["Entry", "Told", "draft_list", "drop_list", "enter", "enter_many", "publish_list", "remove_entry", "take_in"]
