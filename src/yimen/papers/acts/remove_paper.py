"""Take a paper out of one's library."""

from yimen.papers.models import LibraryPaper


def remove_paper(paper: LibraryPaper) -> None:
    """Its file stays where a draft or a case uses it; else it goes with the next purge. Doing it twice does no harm."""
    LibraryPaper.objects.filter(pk=paper.pk).delete()
