"""Reads of laws that pages, API and command line share; every one of them for a day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from yimen.errors import Refusal
from yimen.laws.amending import demand_day
from yimen.laws.citations import Citation, law_key, parse
from yimen.laws.models import Article, ArticleVersion, Law, LawChange, LawVersion
from yimen.laws.places import Place, parse_place


def articles_entered(laws: Collection[int]) -> dict[int, int]:
    """How many articles of each law (by its primary key) are entered. One query."""
    found = Article.objects.filter(law__in=laws).order_by().values_list("law")
    return dict(found.annotate(number=Count("id")))


def laws(text: str = "", rank: str = "") -> QuerySet[Law]:
    """The laws whose name, English name, number of issue or sounds hold the text."""
    found = Law.objects.all()
    if rank:
        found = found.filter(rank=rank)
    text = text.replace("\x00", "").strip()[:100]
    if text:
        sounds = text.lower().replace(" ", "")
        wanted = Q(key__icontains=law_key(text)) | Q(name_en__icontains=text) | Q(number__icontains=text)
        found = found.filter(wanted | Q(slug__contains=sounds) | Q(pinyin__contains=text.lower()))
    return found.order_by("pinyin", "key")


def by_rank() -> dict[str, int]:
    """How many laws of each rank are here."""
    return dict(Law.objects.order_by().values_list("rank").annotate(number=Count("id")))


def law_by_slug(slug: str) -> Law:
    """The law with this address. Raises Refusal law_not_found (404)."""
    found = Law.objects.filter(slug=slug[:120]).first()
    if found is None:
        raise Refusal("law_not_found", status=404, law=slug[:80])
    return found


def law_named(name: str) -> Law | None:
    """The law that a text calls so, or nothing."""
    return Law.objects.filter(key=law_key(name)).first()


@dataclass(frozen=True)
class Standing:
    """How a law stood on a day: the version that covers it (nothing: not yet, or unknown), and whether it was in force."""

    version: LawVersion | None

    @property
    def in_force(self) -> bool:
        return self.version is not None and self.version.kind != LawChange.REPEAL


def standing(versions: Iterable[LawVersion], day: date) -> Standing:
    """How the law with these versions stood on a day."""
    covering = [
        version
        for version in versions
        if (version.valid_from is None or version.valid_from <= day)
        and (version.valid_to is None or day <= version.valid_to)
    ]
    return Standing(covering[-1] if covering else None)


def articles_on(law: Law, day: date) -> list[ArticleVersion]:
    """The articles in force on a day, in their order, each with its article. Raises Refusal law_day_out_of_range (422)."""
    demand_day(day)
    found = ArticleVersion.objects.filter(_covers(day), article__law=law).select_related("article")
    return list(found.order_by("article__number", "article__insert"))


def _covers(day: date) -> Q:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


@dataclass(frozen=True)
class Gap:
    """Days, both included, on which the article was not in force although it was before and after."""

    first: date
    last: date


@dataclass(frozen=True)
class Reading:
    """One article as it read on a day. version: nothing where it was not in force. history: its versions, the newest first."""

    law: Law
    article: Article
    day: date
    version: ArticleVersion | None
    history: tuple[ArticleVersion, ...]

    @property
    def place(self) -> Place:
        return self.article.place

    @property
    def gaps(self) -> list[Gap]:
        """Between its versions."""
        return gaps(self.history)

    @property
    def before(self) -> ArticleVersion | None:
        """The version before the one of the day."""
        older = [version for version in self.history if self.version and version.version < self.version.version]
        return older[0] if older else None


def article_on(law: Law, number: str, day: date) -> Reading:
    """One article on a day; number: 32, 32-1, 第三十二条. Two queries. Raises Refusal article_not_found (404), law_day_out_of_range."""
    demand_day(day)
    place = parse_place(number[:40])
    article = None
    if place is not None:
        article = law.articles.filter(number=place.article, insert=place.insert).first()
    if article is None:
        raise Refusal("article_not_found", status=404, law=law.title, place=str(place) if place else number[:40])
    article.law = law
    history = tuple(article.versions.select_related("by").order_by("-version"))
    return Reading(law, article, day, next((each for each in history if each.covers(day)), None), history)


def gaps(history: Iterable[ArticleVersion]) -> list[Gap]:
    """The days between the versions on which none was in force, the oldest first."""
    found, ended = [], None
    for version in sorted(history, key=lambda each: each.version):
        if ended is not None and version.valid_from is not None and version.valid_from > ended + timedelta(days=1):
            found.append(Gap(ended + timedelta(days=1), version.valid_from - timedelta(days=1)))
        ended = version.valid_to
    return found


def all_gaps() -> list[str]:
    """Every article that was not in force between two of its versions, with the days: what somebody should look at. Two queries."""
    by_article: dict[int, list[ArticleVersion]] = {}
    for version in (
        ArticleVersion.objects.filter(version__gt=1).select_related("article__law").order_by("article", "version")
    ):
        by_article.setdefault(version.article_id, []).append(version)
    firsts = ArticleVersion.objects.filter(version=1, article__in=by_article).select_related("article__law")
    for version in firsts:
        by_article[version.article_id].insert(0, version)
    return [
        f"{versions[0].article.law.name}{versions[0].article.place}: {gap.first} – {gap.last}"
        for versions in by_article.values()
        for gap in gaps(versions)
    ]


@dataclass(frozen=True)
class Found:
    """A citation and the law it names, where that is entered here."""

    citation: Citation
    law: Law | None


def cited_in(texts: Iterable[str]) -> dict[str, list[Found]]:
    """The citations of several texts with their laws. One query."""
    read = {text: parse(text) for text in texts}
    keys = {citation.key for found in read.values() for citation in found}
    known = {law.key: law for law in Law.objects.filter(key__in=keys)} if keys else {}
    return {text: [Found(each, known.get(each.key)) for each in found] for text, found in read.items()}


@dataclass(frozen=True)
class Known:
    """What is known of some laws, to judge many citations without a query for each.

    laws      by key;  lives: days of each article: (key, number, insert) -> [(from, to)]
    """

    laws: dict[str, Law]
    lives: dict[tuple[str, int, int], list[tuple[date | None, date | None]]]

    def whole(self, key: str) -> bool | None:
        """Whether all articles of the law are entered; nothing: the law is not known here."""
        return self.laws[key].whole if key in self.laws else None

    def in_force(self, citation: Citation, day: date) -> bool:
        """Whether the cited article, or the law, was in force on a day. The law must be known."""
        if citation.place is None:
            return True
        days = self.lives.get((citation.key, citation.place.article, citation.place.insert), [])
        return any((begin is None or begin <= day) and (end is None or day <= end) for begin, end in days)


def known(keys: Collection[str] | None = None) -> Known:
    """What is entered of the laws with these keys; None: of all. Two queries, none where there are no keys."""
    if keys is not None and not keys:
        return Known({}, {})
    laws, versions = Law.objects.all(), ArticleVersion.objects.all()
    if keys is not None:
        laws, versions = laws.filter(key__in=keys), versions.filter(article__law__key__in=keys)
    rows = versions.values_list("article__law__key", "article__number", "article__insert", "valid_from", "valid_to")
    lives: dict[tuple[str, int, int], list[tuple[date | None, date | None]]] = {}
    for key, number, insert, begin, end in rows.order_by():
        lives.setdefault((key, number, insert), []).append((begin, end))
    return Known({law.key: law for law in laws}, lives)
