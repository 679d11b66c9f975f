"""What can be done to the catalogue, one verb a file."""

from yimen.catalogue.acts.publish_version import publish_version

__all__ = ["publish_version"]
