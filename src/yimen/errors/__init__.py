"""The one error family: everything a person can be refused, with a code, data, HTTP status and article of law.

Pure. The sentence a person reads is found by code in `yimen.wording`, so that a page, the API and the command line say
the same words, in the language of whoever asks.
"""

from typing import Any


class Refusal(Exception):
    """An act or a request that is refused, for a reason that can be told.

    code     whole words in snake case, stable, part of the API ("case_moved_on")
    status   the HTTP status an entrance answers with
    article  the legal ground in the form "行政许可法 32(1)4", where the law itself refuses
    data     values for the sentence (numbers, names, dates)
    """

    def __init__(self, code: str, *, status: int = 409, article: str | None = None, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.article = article
        self.data = data

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.data.items())
        return f"{self.code}({details})" if details else self.code
