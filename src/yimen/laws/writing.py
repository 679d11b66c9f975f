"""How the law changes here: the versions in force end the day before, new ones are added, nothing is overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.text import slugify
from pypinyin import lazy_pinyin

from yimen.errors import Refusal
from yimen.laws.citations import law_key
from yimen.laws.models import Article, ArticleVersion, Law, LawChange, LawVersion
from yimen.laws.places import Place


@dataclass(frozen=True)
class Wording:
    """What an article is to say; text None: it is struck out, "": it stands there, its text is not entered."""

    place: Place
    text: str | None


@dataclass(frozen=True)
class Source:
    """Where a version comes from, and whose hands it went through."""

    document: str = ""
    reason: str = ""
    created_by: str = "system"
    drafted_by: str = ""
    reviewed_by: str = ""


def new_law(name: str, rank: str, *, number: str = "", issuer: str = "", name_en: str = "", whole: bool = False) -> Law:
    """A law without versions, not saved; its address is made of the sounds of its name."""
    key = law_key(name)
    sounds = " ".join(lazy_pinyin(key, errors="ignore"))
    return Law(
        slug=_free_slug(slugify(sounds.replace(" ", "-"))[:110].strip("-") or "law"),
        key=key, name=name.strip("《》 \u3000"), name_en=name_en, rank=rank, number=number, issuer=issuer,
        whole=whole, pinyin=sounds[:600],
    )  # fmt: skip


def _free_slug(wish: str) -> str:
    taken = set(Law.objects.filter(slug__startswith=wish).values_list("slug", flat=True))
    number = 1
    while (slug := wish if number == 1 else f"{wish}-{number}") in taken:
        number += 1
    return slug


def last_version(law: Law) -> LawVersion | None:
    """The version with the highest number."""
    return law.versions.order_by("-version").first()


def demand_after(law: Law, begin: date) -> LawVersion | None:
    """The last version, if a new one may begin on this day. Raises Refusal law_repealed, law_version_overlaps (409)."""
    last = last_version(law)
    if last is None:
        return None
    if last.kind == LawChange.REPEAL and last.valid_from:
        raise Refusal("law_repealed", law=law.name, day=last.valid_from.isoformat())
    if last.valid_from is not None and begin <= last.valid_from:
        raise Refusal("law_version_overlaps", begin=begin.isoformat(), last=last.valid_from.isoformat())
    return last


def add_version(
    law: Law, kind: LawChange, wordings: Sequence[Wording], *, begin: date, now: datetime, source: Source
) -> LawVersion:
    """Write the version and those of its articles; the caller holds the law's lock. Raises Refusal as `demand_after`."""
    last = demand_after(law, begin)
    until = begin - timedelta(days=1)
    if last is not None:
        last.valid_to = until
        last.save(update_fields=["valid_to"])
    version = LawVersion.objects.create(
        law=law, version=last.version + 1 if last else 1, kind=kind, valid_from=begin, published_at=now, **vars(source)
    )
    if kind == LawChange.REPEAL:
        in_force(law).update(valid_to=until)
        return version
    _write_articles(version, wordings, begin, until)
    return version


def in_force(law: Law) -> QuerySet[ArticleVersion]:
    """The versions of articles without an end."""
    return ArticleVersion.objects.filter(article__law=law, valid_to=None)


def _write_articles(version: LawVersion, wordings: Sequence[Wording], begin: date, until: date) -> None:
    """Two statements for what ends, two for what begins, however many articles."""
    articles = articles_of(version.law, [each.place for each in wordings])
    of_places = [articles[each.place].pk for each in wordings]
    counted: dict[int, int] = {}
    for article, number in ArticleVersion.objects.filter(article__in=of_places).values_list("article", "version"):
        counted[article] = max(number, counted.get(article, 0))
    in_force(version.law).filter(article__in=of_places).update(valid_to=until)
    ArticleVersion.objects.bulk_create(
        ArticleVersion(
            article=articles[each.place],
            by=version,
            version=counted.get(articles[each.place].pk, 0) + 1,
            valid_from=begin,
            text=each.text,
        )
        for each in wordings
        if each.text is not None
    )


def articles_of(law: Law, places: Sequence[Place]) -> dict[Place, Article]:
    """The articles with these numbers; those that are not there are made."""
    known = {article.place: article for article in law.articles.all()}
    missing = [place for place in dict.fromkeys(places) if place not in known]
    made = Article.objects.bulk_create(Article(law=law, number=each.article, insert=each.insert) for each in missing)
    return known | {article.place: article for article in made}
