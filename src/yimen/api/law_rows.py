"""Laws and articles as rows of the API."""

from yimen.api.answers.base import Words
from yimen.api.answers.laws import ArticleRow, LawRow
from yimen.laws.models import ArticleVersion, Law


def law_row(law: Law, articles: int) -> LawRow:
    """A law; articles: how many are entered."""
    return LawRow(
        slug=law.slug,
        name=Words(zh=law.name, en=law.name_en),
        rank=law.rank,
        number=law.number,
        issuer=law.issuer,
        whole=law.whole,
        articles=articles,
    )


def article_row(version: ArticleVersion) -> ArticleRow:
    """One wording; its article must have been fetched with it."""
    place = version.article.place
    return ArticleRow(
        number=place.slug,
        label=str(place),
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        text=version.text,
    )
