"""The flow chart of a power, drawn from its steps as SVG: accessible, without scripts and style attributes. Pure.

The steps run down on the left; what may happen beside them (a correction, a refusal) stands on the right. It is narrow
enough to be read on a phone, and stands alone as a file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from unicodedata import east_asian_width

WIDTH, LEFT, RIGHT = 420, 232, 152
MARGIN, GAP, PADDING, LINE = 8, 26, 10, 19
INK, PALE, BLUE, AMBER = "#1d2b3a", "#f3f7fb", "#1d5fa8", "#8a5300"
FONT = "system-ui, 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"


@dataclass(frozen=True)
class Branch:
    """What may happen beside a step. back: it leads back to the step, as a correction does; else it ends there."""

    name: str
    back: bool = False


@dataclass(frozen=True)
class Step:
    """One box: the name of the step, what is done there, and what may happen beside it."""

    name: str
    texts: Sequence[str] = ()
    branches: Sequence[Branch] = field(default=())


# What may happen beside the steps, by kind of power and step. Chinese, like the steps themselves.
BRANCHES: dict[tuple[str, str], tuple[Branch, ...]] = {
    ("01", "受理"): (Branch("材料不齐：一次性告知补正", back=True), Branch("不予受理决定书")),
    ("01", "决定"): (Branch("不予许可决定书（说明理由、救济途径）"),),
    ("02", "立案"): (Branch("不予立案"),),
    ("02", "告知"): (Branch("陈述、申辩，听证", back=True),),
    ("02", "决定"): (Branch("不予处罚，撤销案件"),),
    ("02", "执行"): (Branch("申请人民法院强制执行"),),
    ("03", "处理"): (Branch("没收、销毁"),),
    ("05", "受理"): (Branch("一次性告知补正", back=True),),
    ("05", "决定"): (Branch("不予给付（说明理由）"),),
    ("06", "处理"): (Branch("责令改正", back=True), Branch("立案查处")),
    ("07", "受理"): (Branch("一次性告知补正", back=True),),
    ("07", "决定"): (Branch("不予确认（说明理由）"),),
    ("09", "受理"): (Branch("不予受理"),),
    ("09", "调解"): (Branch("调解书"),),
}


def steps_of(kind: str, duties: Sequence[tuple[str, str]]) -> list[Step]:
    """The boxes of a power: (step, responsibility) of its duties, those of one step together, in their order.

    What has no place in the course (其他) is left out, unless there is nothing else.
    """
    texts: dict[str, list[str]] = {}
    for name, text in duties:
        texts.setdefault(name, []).append(_short(name, text))
    course = {name: said for name, said in texts.items() if name not in ("其他", "其它")} or texts
    return [Step(name, tuple(said[:2]), BRANCHES.get((kind, name), ())) for name, said in course.items()]


def draw(steps: Sequence[Step], title: str, description: str, identity: str = "flow") -> str:
    """The chart as one <svg> element. identity: begins the ids inside, for pages with more than one."""
    parts: list[str] = []
    top = MARGIN
    for number, step in enumerate(steps):
        below, drawn = _row(step, top, last=number == len(steps) - 1)
        parts += drawn
        top = below
    height = top + MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="{identity}-title {identity}-desc" font-family="{escape(FONT)}" font-size="14">'
        f'<title id="{identity}-title">{escape(title)}</title><desc id="{identity}-desc">{escape(description)}</desc>'
    )
    return head + "".join(parts) + "</svg>"


def in_words(steps: Sequence[Step]) -> str:
    """The chart as a sentence, for those who do not see it."""
    return " → ".join(
        step.name + (f"（{'；'.join(branch.name for branch in step.branches)}）" if step.branches else "")
        for step in steps
    )


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; a Chinese character takes two. Punctuation never begins a line."""
    lines, line, columns = [], "", 0
    for character in text:
        wide = 2 if east_asian_width(character) in "WFA" else 1
        if columns + wide > width and line and character not in "，。；：、）》”":
            lines.append(line)
            line, columns = "", 0
        line, columns = line + character, columns + wide
    return [*lines, line] if line else lines


def _short(name: str, text: str) -> str:
    """The first clause of a responsibility, without the name of its step."""
    clause = text.removeprefix(f"{name}责任：").removeprefix("：")
    for mark in "。；":
        clause = clause.split(mark)[0]
    return clause if len(clause) <= 42 else clause[:41] + "…"


def _row(step: Step, top: int, *, last: bool) -> tuple[int, list[str]]:
    """One step with its branches. Gives the top of the next, and the elements."""
    lines = [line for text in step.texts for line in wrap(text, 29)]
    height = PADDING * 2 + LINE * (1 + len(lines))
    branches = [(branch, wrap(branch.name, 18)) for branch in step.branches]
    beside = sum(PADDING + LINE * len(words) + 8 for _branch, words in branches)
    height = max(height, beside)
    parts = [_box(MARGIN, top, LEFT, height, BLUE, PALE)]
    parts.append(_words(MARGIN + LEFT // 2, top + PADDING + 13, [step.name], BLUE, bold=True))
    parts.append(_words(MARGIN + LEFT // 2, top + PADDING + 13 + LINE, lines, INK))
    begin = top
    for branch, words in branches:
        tall = PADDING + LINE * len(words)
        parts += _branch(branch, words, begin, tall)
        begin += tall + 8
    if not last:
        parts.append(_arrow(MARGIN + LEFT // 2, top + height, GAP))
    return top + height + (0 if last else GAP), parts


def _branch(branch: Branch, words: list[str], top: int, height: int) -> list[str]:
    left, middle = WIDTH - MARGIN - RIGHT, top + height // 2
    begin, end = MARGIN + LEFT, left
    line = f'<path d="M{begin} {middle}H{end}" stroke="{AMBER}" fill="none"/>'
    tips = [f'<path d="M{end - 6} {middle - 4}L{end} {middle}L{end - 6} {middle + 4}" stroke="{AMBER}" fill="none"/>']
    if branch.back:
        tips.append(
            f'<path d="M{begin + 6} {middle - 4}L{begin} {middle}L{begin + 6} {middle + 4}" stroke="{AMBER}" fill="none"/>'
        )
    dashes = ' stroke-dasharray="4 3"' if branch.back else ""
    box = _box(left, top, RIGHT, height, AMBER, "#ffffff", dashes)
    return [line, *tips, box, _words(left + RIGHT // 2, top + PADDING // 2 + 14, words, AMBER, size=13)]


def _box(left: int, top: int, width: int, height: int, stroke: str, fill: str, more: str = "") -> str:
    return (
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="6" fill="{fill}" stroke="{stroke}"{more}/>'
    )


def _words(middle: int, top: int, lines: Sequence[str], ink: str, *, bold: bool = False, size: int = 14) -> str:
    weight = ' font-weight="600"' if bold else ""
    small = f' font-size="{size}"' if size != 14 else ""
    rows = "".join(
        f'<tspan x="{middle}" y="{top + place * LINE}">{escape(line)}</tspan>' for place, line in enumerate(lines)
    )
    return f'<text text-anchor="middle" fill="{ink}"{weight}{small}>{rows}</text>' if rows else ""


def _arrow(middle: int, top: int, length: int) -> str:
    end = top + length
    return (
        f'<path d="M{middle} {top}V{end}M{middle - 5} {end - 7}L{middle} {end}L{middle + 5} {end - 7}" '
        f'stroke="{BLUE}" fill="none"/>'
    )
