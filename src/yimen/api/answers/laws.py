"""Laws, articles on a day, and what rests on them."""

from datetime import date

from pydantic import BaseModel, Field

from yimen.api.answers.base import Words


class LawRow(BaseModel):
    """A law as lists show it."""

    slug: str = Field(examples=["xing-zheng-xu-ke-fa"])
    name: Words
    rank: str = Field(examples=["law"])
    number: str = Field(description="Of its first issue; empty where it is not entered.", examples=["主席令第七号"])
    issuer: str
    whole: bool = Field(description="All its articles are entered; else only those that somebody cites.")
    articles: int = Field(description="How many articles are entered.", examples=[83])


class LawPage(BaseModel):
    """A page of laws."""

    items: list[LawRow]
    total: int
    page: int
    pages: int


class ArticleRow(BaseModel):
    """An article as it read on the day asked for."""

    number: str = Field(description="As addresses name it.", examples=["32"])
    label: str = Field(examples=["第三十二条"])
    valid_from: date | None = Field(description="First day of this wording; empty: not entered.")
    valid_to: date | None = Field(description="Last day of it; empty: without end.")
    text: str = Field(description="A line a paragraph or item; empty: the text is not entered.")


class Law(BaseModel):
    """A law with its articles in force on a day."""

    law: LawRow
    on: date
    in_force: bool
    articles: list[ArticleRow]


class ArticleVersionRow(ArticleRow):
    """One wording of an article, with what brought it."""

    kind: str = Field(examples=["amend"])
    document: str


class Gap(BaseModel):
    """Days, both included, on which the article was not in force although it was before and after."""

    first: date
    last: date


class Article(BaseModel):
    """An article on a day, and its history, the newest first."""

    law: LawRow
    number: str
    label: str
    on: date
    current: ArticleRow | None = Field(description="Empty: not in force on this day.")
    history: list[ArticleVersionRow]
    gaps: list[Gap]


class RestingPlace(BaseModel):
    """One place that names the article, or the law as a whole."""

    kind: str = Field(examples=["service"])
    subject: str = Field(description="Code of the service.")
    title: str
    agency: str
    place: str = Field(examples=["legal_basis[0]"])
    text: str
    cited: str = Field(description="Empty: the law as a whole.", examples=["第三十五条第一款"])


class RestingCase(BaseModel):
    """An open case whose own version of the guide names the article."""

    number: str
    service: str
    agency: str
    state: str
    service_version: int


class Impact(BaseModel):
    """What rests on an article."""

    law: str
    article: str
    places: list[RestingPlace]
    open_cases: int
    cases: list[RestingCase] = Field(description="This page of them, the one due next first.")
    page: int
    pages: int
