"""What happens around every request, in the order of settings.MIDDLEWARE."""

from yimen.web.middleware.language import Language
from yimen.web.middleware.person import Person
from yimen.web.middleware.policy import ContentPolicy
from yimen.web.middleware.refusals import Refusals
from yimen.web.middleware.story import RequestStory
from yimen.web.middleware.uploads import UploadLimit
from yimen.web.middleware.visits import Visits

__all__ = ["ContentPolicy", "Language", "Person", "Refusals", "RequestStory", "UploadLimit", "Visits"]
