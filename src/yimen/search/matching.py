"""The question to the index: what must be found, and what is worth more. No database, nothing is read here.

A text asks in three ways, each wider than the one before:
 exactly   all its words stand there, or what they mean by the list of synonyms, or a keyword of the service stands in it
 nearly    one character is wrong or missing, it sounds alike, one letter of an English word is wrong, most pairs stand there
 somehow   one of its pairs or words that few others have stands there
"""

from collections.abc import Iterable, Sequence
from typing import Any

from tantivy import Occur, Query

from yimen.search.asking import Asked
from yimen.search.documents import POPULAR as STEPS
from yimen.search.schema import schema
from yimen.search.spelling import syllables
from yimen.search.synonyms import meanings
from yimen.search.tokens import BEGIN, is_chinese, pairs, pieces, sound_pairs, stem

# What is worth how much beside the words themselves: order matters more than size, and the questions in the tests hold it.
EXACT, KEYWORD, BEGINS, CONTAINS, CONTAINS_NEAR = 60.0, 30.0, 12.0, 10.0, 6.0
EVERY_SOMEWHERE, EVERY_IN_TITLE = 8.0, 6.0
EVERY_IN_NAME = 0.5  # of what the words are worth by how seldom they are, and by how short the name is
KEYWORD_IN_TEXT, MEANT, OPEN, POPULAR = 5.0, 4.0, 9.0, 1.2
BESIDE = 0.5  # of what a pair is worth where a service was found by another word
SPELLED, INITIALS, SURE = 14.0, 12.0, 40.0
ONE_WRONG, SOUNDS = 10.0, 14.0

MOST_PAIRS = 30
LONGEST_KEYWORD = 8
MOST_OF_PAIRS = 60  # per cent
LONGEST_MENDED = 12


def exactly(asked: Asked, known: Sequence[str] = (), typing: bool = False) -> Any:
    """All words, or what they mean. known: keywords that stand in the text; typing: the last word may be only begun."""
    ways = [
        *_every_pair(asked),
        *_every_word(asked, typing),
        *_by_spelling(asked),
        *_meant(asked),
        *_by_keywords(known),
    ]
    return _any(ways) if ways else Query.empty_query()


def nearly(asked: Asked, exact: Any) -> Any:
    """What comes near, besides what is there exactly, which stays above."""
    ways = [
        *(way for run in asked.chinese for way in _one_wrong(run)),
        *_sounds_alike(asked),
        *_misspelt(asked),
        *_most_pairs(asked),
    ]
    return _any([_worth(exact, SURE), *ways])


def somehow(near: Any, seldom: Sequence[str]) -> Any:
    """The widest, besides what comes near: one of these terms, which the caller has found to be seldom."""
    terms = [_in_title(term) for term in seldom]
    return _any([_worth(near, SURE), *terms])


def parts_of(asked: Asked) -> list[str]:
    """Everything in the text that may be a keyword; the caller finds out which are, for `exactly`."""
    return list(
        dict.fromkeys(
            run[begin : begin + length]
            for run in asked.chinese
            for begin in range(len(run) - 1)
            for length in range(2, min(LONGEST_KEYWORD, len(run) - begin) + 1)
        )
    )


def terms_of(asked: Asked) -> list[str]:
    """The pairs and words of the text, those of which `somehow` is given the seldom ones."""
    return [*(pair for pair in _pairs_of(asked.chinese) if len(pair) == 2), *asked.latin]


def loosely(asked: Asked) -> Any:
    """Half of the characters are there, or an English word that begins alike."""
    characters = dict.fromkeys(character for run in asked.chinese for character in run[:MOST_PAIRS])
    ways = [(Occur.Should, _term("characters", each)) for each in characters]
    if ways:
        return Query.boolean_query(ways, minimum_number_should_match=-(-len(ways) // 2))
    begun = [Query.regex_query(schema(), "latin", f"{word[:4]}.*") for word in asked.latin if len(word) > 3]
    return _any(begun) if begun else Query.empty_query()


def valued(matched: Any, asked: Asked, others: bool = True) -> Any:
    """The same hits, with what makes one better than another: the name itself, open to apply for, used by many.

    others: some may have been found by other words than those of the text.
    """
    beside = _pairs_of(asked.chinese) if others else []
    better = [
        _const(_term("exact", asked.text), EXACT),
        _const(_either(_term("keyword", asked.text), _term("keyword", asked.core)), KEYWORD),
        *_in_order(asked),
        *(Query.boost_query(_in_title(pair), BESIDE) for pair in beside),
        _const(_term("flag", "open"), OPEN),
        *_by_use(),
    ]
    return Query.boolean_query([(Occur.Must, matched), *((Occur.Should, each) for each in better)])


def foremost(matched: Any, asked: Asked, others: bool = True) -> Any | None:
    """Of very many hits those that come first: open to apply for with the text in the name as it was typed, and those called by it.

    They are valued nearly as `valued` does, by lists that are short once these conditions are met. Nothing where the text
    cannot stand in a name. others: as in `valued`; then what found a hit counts too.
    """
    named = [_named(terms) for terms in dict.fromkeys((_in_words(asked.core), _in_words(asked.text))) if terms]
    if not named:
        return None
    opened = _all([_const(_term("flag", "open"), 0.0), Query.disjunction_max_query(named)])
    called = [
        _const(_term("exact", asked.text), EXACT),
        _const(_either(_term("keyword", asked.text), _term("keyword", asked.core)), KEYWORD),
    ]
    core = _in_words(asked.core)
    begun = (
        [_const(_term("name", BEGIN + core[0]), BEGINS), _const(_phrase("near", core), CONTAINS_NEAR)] if core else []
    )
    demanded = [_any([opened, *called]), *([matched] if others else [])]
    better = [*begun, _const(_term("flag", "open"), OPEN), *_by_use()]
    return Query.boolean_query([*((Occur.Must, each) for each in demanded), *((Occur.Should, each) for each in better)])


def besides(query: Any, first: Any) -> Any:
    """The hits of a query that another does not find, in their own order."""
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, first)])


def narrowed(query: Any, filters: Iterable[Any]) -> Any:
    """Only hits that pass every filter; filters do not change the order."""
    demanded = [(Occur.Must, Query.const_score_query(each, 0.0)) for each in filters]
    return Query.boolean_query([(Occur.Must, query), *demanded]) if demanded else query


def has(field: str, *values: str) -> Any:
    """A filter: the field holds one of the values."""
    return _any([_term(field, value.encode("utf-8", "ignore").decode()) for value in values])


def says_one_of(words: Sequence[str]) -> Any:
    """A filter: the name holds one of the words, or a keyword is one."""
    return _any([way for word in words for way in (_phrase("name", pairs(word)), _term("keyword", word))])


def _every_pair(asked: Asked) -> list[Any]:
    """Twice, where words of asking were left out: they may belong to a name."""
    whole = tuple(piece for piece in pieces(asked.text) if is_chinese(piece))
    ways = []
    for runs in dict.fromkeys((asked.chinese, whole)):
        terms = _pairs_of(runs)
        if terms:
            ways.append(_const(_all([*map(_anywhere, terms), *map(_anywhere, asked.latin)]), EVERY_SOMEWHERE))
    return ways


def _every_word(asked: Asked, typing: bool) -> list[Any]:
    if asked.chinese or not asked.latin:
        return []
    *before, last = asked.latin
    ending = [_anywhere(last)]
    if typing and len(last) > 1:
        ending.append(Query.regex_query(schema(), "latin", f"{last}.*"))
    return [_const(_all([*map(_anywhere, before), _any(ending)]), EVERY_SOMEWHERE)]


def _by_spelling(asked: Asked) -> list[Any]:
    """Letters as pinyin, and as first letters of it."""
    ways = []
    for parts in asked.readings:
        if len(parts) > 1:
            ways.append(_const(_phrase("sound", sound_pairs(parts)), SPELLED + len(parts)))
        elif len(asked.joined) > 2:
            ways.append(_const(Query.regex_query(schema(), "sound", rf"{parts[0]}\..*"), 1.0))
    if 2 <= len(asked.joined) <= LONGEST_MENDED and len(asked.latin) == 1:
        ways.append(_const(_phrase("initial", pairs(asked.joined)), INITIALS))
    return ways


def _meant(asked: Asked) -> list[Any]:
    ways = []
    for meaning in meanings(asked.text):
        choices = [_all([_said(word) for word in choice]) for choice in meaning.choices]
        ways.append(_const(_any(choices), MEANT * (1 + meaning.length)))
    return ways


def _said(word: str) -> Any:
    """A word of the catalogue, as it stands, in a name or a keyword."""
    terms = [term for piece in pieces(word) for term in (pairs(piece) if is_chinese(piece) else [stem(piece)])]
    return _either(_phrase("name", terms), _phrase("near", terms)) if terms else Query.empty_query()


def _by_keywords(known: Sequence[str]) -> list[Any]:
    """Services one of whose keywords stands in the text; a longer one says more."""
    found = [_const(_term("keyword", word), KEYWORD_IN_TEXT * len(word)) for word in known]
    return [Query.disjunction_max_query(found)] if found else []


def _one_wrong(run: str) -> list[Any]:
    """The run with any one of its characters left open."""
    if not 3 <= len(run) <= LONGEST_MENDED:
        return []
    ways = []
    for hole in range(len(run)):
        parts = [part for part in (run[:hole], run[hole + 1 :]) if part]
        if any(len(part) > 1 for part in parts):
            ways.append(_const(_all([_part(part) for part in parts]), ONE_WRONG))
    return [Query.disjunction_max_query(ways)]


def _part(part: str) -> Any:
    if len(part) == 1:
        return _term("characters", part)
    return _either(_phrase("name", pairs(part)), _phrase("near", pairs(part)))


def _sounds_alike(asked: Asked) -> list[Any]:
    runs = [syllables(run) for run in asked.chinese]
    ways = [_phrase("sound", sound_pairs(parts)) for parts in runs if len(parts) > 1]
    return [_const(_all(ways), SOUNDS)] if ways else []


def _misspelt(asked: Asked) -> list[Any]:
    if asked.chinese or not any(len(word) > 3 for word in asked.latin):
        return []
    return [_all([_anywhere(word) if len(word) < 4 else _fuzzy(word) for word in asked.latin])]


def _fuzzy(word: str) -> Any:
    return Query.fuzzy_term_query(schema(), "latin", word, distance=2 if len(word) > 7 else 1)


def _most_pairs(asked: Asked) -> list[Any]:
    terms = [*map(_in_title, _pairs_of(asked.chinese)), *map(_in_title, asked.latin)]
    needed = -(-len(terms) * MOST_OF_PAIRS // 100)
    if len(terms) < 3:
        return []
    return [Query.boolean_query([(Occur.Should, term) for term in terms], minimum_number_should_match=needed)]


def _by_use() -> list[Any]:
    """What many people use, by the step that it has reached."""
    return [_const(_term("flag", f"popular{step}"), step * POPULAR) for step in range(1, len(STEPS) + 1)]


def _named(terms: Sequence[str]) -> Any:
    """The words in the name in their order; seldom ones and short names are worth more."""
    worth = _const(_phrase("name", terms), CONTAINS + EVERY_IN_TITLE)
    return _all([worth, Query.boost_query(_all([_term("name", term) for term in dict.fromkeys(terms)]), EVERY_IN_NAME)])


def _in_words(text: str) -> tuple[str, ...]:
    """The terms of a text in their order, as names hold them."""
    terms = [term for piece in pieces(text) for term in (pairs(piece) if is_chinese(piece) else [stem(piece)])]
    return tuple(terms[:MOST_PAIRS])


def _in_order(asked: Asked) -> list[Any]:
    """The core as it was typed, in the name: at its beginning, or anywhere."""
    terms = _in_words(asked.core)
    if not terms:
        return []
    return [
        _const(_phrase("name", [BEGIN + terms[0], *terms]), BEGINS),
        _const(_phrase("name", terms), CONTAINS),
        _const(_phrase("near", terms), CONTAINS_NEAR),
        Query.boost_query(_all([_term("name", term) for term in dict.fromkeys(terms)]), EVERY_IN_NAME),
        _const(_all([_term("title", term) for term in dict.fromkeys(terms)]), EVERY_IN_TITLE),
    ]


def _pairs_of(runs: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(pair for run in runs for pair in pairs(run)))[:MOST_PAIRS]


def _anywhere(term: str) -> Any:
    return _term("characters" if len(term) == 1 and is_chinese(term) else "whole", term)


def _in_title(term: str) -> Any:
    return _term("characters" if len(term) == 1 and is_chinese(term) else "title", term)


def _term(field: str, value: str) -> Any:
    return Query.term_query(schema(), field, value)


def _phrase(field: str, terms: Sequence[str]) -> Any:
    return _term(field, terms[0]) if len(terms) == 1 else Query.phrase_query(schema(), field, list(terms))


def _const(query: Any, worth: float) -> Any:
    return Query.const_score_query(query, worth)


def _worth(query: Any, more: float) -> Any:
    """The query's own score, and more for each of its hits."""
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, _const(query, more))])


def _either(one: Any, other: Any) -> Any:
    return Query.disjunction_max_query([one, other])


def _all(queries: Sequence[Any]) -> Any:
    return Query.boolean_query([(Occur.Must, each) for each in queries])


def _any(queries: Sequence[Any]) -> Any:
    return Query.boolean_query([(Occur.Should, each) for each in queries], minimum_number_should_match=1)
