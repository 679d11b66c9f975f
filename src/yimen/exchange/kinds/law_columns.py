"""The columns of laws and articles."""

from yimen.laws.models import Rank
from yimen.laws.texts import LONGEST
from yimen.spreadsheets import Column

# What is said of a law, not of an article; needed once in a file.
HEAD = ("name_en", "rank", "number", "issuer", "whole")
COLUMNS = (
    Column("law", "法律名称", "Law", required=True, longest=300, synonyms=("名称", "法规名称"), note_zh="全称，书名号可有可无。",
           note_en="Full name, with or without 《》."),
    Column("article", "条", "Article", "code", longest=40, synonyms=("条款", "条号"), note_zh="第三十二条或 32；为空的一行说的是法律本身。",
           note_en="第三十二条 or 32; empty: the row is about the law alone."),
    Column("valid_from", "生效日", "In force from", "date", synonyms=("施行日期",), note_zh="该条文的首日；为空为不详。",
           note_en="First day of the wording; empty: not known."),
    Column("valid_to", "失效日", "In force until", "date", note_zh="该条文的末日；为空为现行。", note_en="Last day; empty: without end."),
    Column("text", "条文", "Text", longest=LONGEST, synonyms=("内容",), note_zh="一款或一项一行；为空为未录入。",
           note_en="A line a paragraph or item; empty: not entered."),
    Column("document", "制定或修改文件", "Document", longest=300, synonyms=("公布文件",), note_zh="自首日起如此规定的文件。",
           note_en="What enacted or amended it on the first day of the row."),
    Column("rank", "效力层级", "Rank", "choice", longest=16, choices=tuple(Rank.values), note_zh="、".join(Rank.values),
           note_en=", ".join(Rank.values)),
    Column("number", "发布文号", "Number of issue", longest=60, note_zh="首次发布的文号。", note_en="Of its first issue."),
    Column("issuer", "发布机关", "Issuer", longest=200, note_zh="发布机关。", note_en="Who issued it."),
    Column("whole", "条文齐全", "Whole", "flag", note_zh="1：全部条文均已录入。", note_en="1: all its articles are entered."),
    Column("name_en", "英文名称", "English name", longest=300, note_zh="可不填。", note_en="May be empty."),
)  # fmt: skip
