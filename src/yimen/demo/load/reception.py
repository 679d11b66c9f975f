"""The demo's hall: lines and windows of the district's centre (窗口 of the departments that receive most), as people meet them."""

from datetime import datetime, time

from yimen.agencies.models import Agency
from yimen.demo import Progress
from yimen.demo.district import DISTRICT
from yimen.reception.models import Hall, Line, Opening, Window, WindowLine

LINES = (
    ("A", "general", "", "综合受理", "Any matter"),
    ("B", "acceptance", "scjg", "市场监管", "Market regulation"),
    ("C", "acceptance", "jjw", "建设交通", "Construction and transport"),
    ("D", "acceptance", "wjw", "卫生健康", "Health"),
    ("K", "quick", "", "快办（补件、简短咨询）", "Quick matters"),
    ("Z", "exit", "", "统一出件", "Collect results"),
)
# Lines of each window, by its number; ten to a floor.
WINDOWS = ("A", "A", "A", "AK", "AK", "AB", "AB", "BA", "BA", "K", "CA", "CA", "C", "DA", "D", "DA", "A", "A", "Z", "Z")


def load_reception(progress: Progress, now: datetime) -> None:
    """One hall with six lines and twenty windows on two floors, where it is missing. Nobody waits: people take numbers."""
    if Hall.objects.filter(code="centre").exists():
        return
    hall = Hall.objects.create(
        code="centre",
        district=DISTRICT,
        name="宝山区行政服务中心",
        name_en="Baoshan Administrative Service Centre",
        address="龙山路555号",
        address_en="555 Longshan Road",
    )
    agencies = {
        agency.code: agency for agency in Agency.objects.filter(code__in=[each[2] for each in LINES if each[2]])
    }
    lines = {
        code: Line.objects.create(
            hall=hall, code=code, kind=kind, agency=agencies.get(agency), name=name, name_en=english
        )
        for code, kind, agency, name, english in LINES
    }
    for begins, ends in ((time(9), time(11, 30)), (time(13, 30), time(16, 30))):
        Opening.objects.create(line=lines["A"], begins=begins, ends=ends, minutes=30, places=4)
    for number, served in enumerate(WINDOWS, 1):
        window = Window.objects.create(
            hall=hall, number=number, floor=(number + 9) // 10, name=f"{number}号窗口", name_en=f"Window {number}"
        )
        WindowLine.objects.bulk_create(WindowLine(window=window, line=lines[code]) for code in served)
    progress("hall", 1, 1)
