"""Documents drawn with Pillow and the fonts of the font package. What they look like is ours; no office's form is copied."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

PAPER, INK, FAINT, RED = "#fcfaf4", "#1c1c20", "#c9cdd6", (196, 30, 38)
Drawing = ImageDraw.ImageDraw


@cache
def font(size: int, *, sans: bool = False) -> ImageFont.FreeTypeFont:
    """Noto Serif or Sans SC."""
    path = pylopdf_fonts_zh_cn.sans_path() if sans else pylopdf_fonts_zh_cn.serif_path()
    return ImageFont.truetype(str(path), size)


def sheet(width: int, height: int) -> tuple[Image.Image, Drawing]:
    """An empty sheet, marked as a sample from corner to corner and at its foot."""
    picture = Image.new("RGB", (width, height), PAPER)
    mark = Image.new("L", (width, 160), 0)
    ImageDraw.Draw(mark).text((width // 2, 80), "样本  SAMPLE", font=font(90, sans=True), fill=26, anchor="mm")
    turned = mark.rotate(24, expand=True)
    place = ((width - turned.width) // 2, (height - turned.height) // 2)
    picture.paste(Image.new("RGB", turned.size, "#5577aa"), place, turned)
    drawing = ImageDraw.Draw(picture)
    drawing.text(
        (width // 2, height - 26), "样本 SAMPLE · 仅供测试", font=font(20, sans=True), fill="#777777", anchor="mm"
    )
    return picture, drawing


def rows(
    drawing: Drawing, lines: Sequence[tuple[str, str]], left: int, top: int, step: int, size: int
) -> dict[str, int]:
    """Labels with their values to the right; the height at which each stands."""
    places = {}
    for number, (label, value) in enumerate(lines):
        height = top + number * step
        drawing.text((left, height), label, font=font(size - 2, sans=True), fill="#4a4a55")
        drawing.text((left + size * 7, height), value, font=font(size), fill=INK)
        places[label] = height
    return places


def seal(picture: Image.Image, words: str, centre: tuple[int, int], radius: int) -> None:
    """A round red seal: ring, star, and the words around it; what lies under it shines through."""
    size = radius * 2 + 8
    layer = Image.new("L", (size, size), 0)
    drawing = ImageDraw.Draw(layer)
    drawing.ellipse((4, 4, size - 4, size - 4), outline=215, width=max(4, radius // 16))
    drawing.polygon(_star(size / 2, size / 2, radius * 0.3), fill=215)
    for place, character in enumerate(words):
        angle = math.radians(-130 + 260 * (place + 0.5) / len(words))
        glyph = Image.new("L", (radius // 2, radius // 2), 0)
        middle = radius // 4
        ImageDraw.Draw(glyph).text((middle, middle), character, font=font(radius // 4), fill=225, anchor="mm")
        turned = glyph.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
        across = size / 2 + math.sin(angle) * radius * 0.76 - middle
        down = size / 2 - math.cos(angle) * radius * 0.76 - middle
        layer.paste(225, (round(across), round(down)), turned)
    picture.paste(Image.new("RGB", layer.size, RED), (centre[0] - size // 2, centre[1] - size // 2), layer)


def scrawl(drawing: Drawing, left: int, middle: int) -> None:
    """A signature: loops of dark blue ink that no recogniser takes for print."""
    points = [
        (left + 4 * step, middle + 22 * math.sin(step * 0.9) * math.cos(step * 0.23) - 6 * math.sin(step * 0.37))
        for step in range(36)
    ]
    drawing.line(points, fill="#1b2a6b", width=5, joint="curve")
    drawing.line([(left + 10, middle + 16), (left + 130, middle - 14)], fill="#1b2a6b", width=4)


def licence(fields: Mapping[str, str], *, sealed: bool) -> Image.Image:
    """A business licence, lying."""
    picture, drawing = sheet(1400, 990)
    drawing.rectangle((30, 30, 1370, 960), outline="#b99b4a", width=4)
    drawing.text((700, 130), "营 业 执 照", font=font(70), fill=INK, anchor="mm")
    drawing.text((110, 215), f"统一社会信用代码  {fields['code']}", font=font(30), fill=INK)
    lines = [
        ("名称", fields["name"]),
        ("类型", "有限责任公司（自然人投资或控股）"),
        ("法定代表人", fields["representative"]),
        ("注册资本", "人民币壹佰万元整"),
        ("成立日期", fields["established"]),
        ("营业期限", fields["term"]),
        ("住所", fields["address"]),
        ("经营范围", "依法须经批准的项目，经相关部门批准后方可开展经营活动。"),
    ]
    rows(drawing, lines, 110, 290, 62, 28)
    drawing.text((930, 820), "登记机关", font=font(26, sans=True), fill="#4a4a55")
    drawing.text((930, 870), fields["established"], font=font(26), fill=INK)
    if sealed:
        seal(picture, "上海市宝山区样本市场监督管理局", (1090, 820), 105)
    return picture


def card(fields: Mapping[str, str], *, sides: str = "both") -> Image.Image:
    """A copy of an identity card on one sheet: both sides, or one of them."""
    picture, drawing = sheet(1000, 1414)
    if sides != "back":
        drawing.rounded_rectangle((150, 140, 850, 590), 24, outline="#8fa8c0", width=3)
        number = fields["number"]
        lines = [
            ("姓名", fields["name"]),
            ("性别", "女    民族  汉" if int(number[16:17] or 0) % 2 == 0 else "男    民族  汉"),
            ("出生", f"{number[6:10]}年{number[10:12]}月{number[12:14]}日"),
            ("住址", fields["address"]),
        ]
        rows(drawing, lines, 190, 180, 66, 24)
        drawing.rectangle((640, 180, 810, 390), outline=FAINT, width=3)
        drawing.text((190, 525), "公民身份号码", font=font(24, sans=True), fill="#4a4a55")
        drawing.text((400, 523), number, font=font(30, sans=True), fill=INK)
    if sides != "front":
        drawing.rounded_rectangle((150, 700, 850, 1150), 24, outline="#8fa8c0", width=3)
        drawing.text((540, 800), "居民身份证", font=font(56), fill=INK, anchor="mm")
        rows(drawing, [("签发机关", "上海市公安局宝山分局"), ("有效期限", fields["term"])], 230, 980, 66, 26)
    return picture


def certificate(fields: Mapping[str, str], *, sealed: bool) -> Image.Image:
    """A certificate with number, holder and validity."""
    picture, drawing = sheet(1000, 1414)
    drawing.rectangle((40, 40, 960, 1374), outline="#7a9a7a", width=4)
    drawing.text((500, 220), fields["title"], font=font(58), fill=INK, anchor="mm")
    lines = [
        ("许可证编号", fields["number"]),
        ("单位名称", fields["holder"]),
        ("法定代表人", fields["representative"]),
        ("经营场所", fields["address"]),
        ("发证机关", "上海市宝山区样本管理局"),
        ("发证日期", fields["issued"]),
        ("有效期至", fields["until"]),
    ]
    rows(drawing, lines, 110, 360, 84, 28)
    if sealed:
        seal(picture, "上海市宝山区样本管理局", (740, 1120), 120)
    return picture


def form(fields: Mapping[str, str], *, signed: bool, sealed: bool) -> Image.Image:
    """A printed application form."""
    picture, drawing = sheet(1000, 1414)
    drawing.text((500, 150), "食品经营许可申请表", font=font(50), fill=INK, anchor="mm")
    lines = [
        ("申请人", fields["name"]),
        ("统一社会信用代码", fields["code"]),
        ("法定代表人", fields["representative"]),
        ("联系电话", fields["phone"]),
        ("经营场所", fields["address"]),
    ]
    places = {}
    for number, (label, value) in enumerate(lines):
        height = 260 + number * 90
        drawing.rectangle((80, height - 24, 920, height + 66), outline="#888888", width=2)
        drawing.text((100, height), label, font=font(26, sans=True), fill="#333333")
        drawing.text((350, height), value, font=font(26), fill=INK)
        places[label] = height
    drawing.text((100, 800), "本单位承诺所填内容和所交材料真实有效，并承担相应法律责任。", font=font(26), fill=INK)
    drawing.text((100, 960), "法定代表人（签字）：", font=font(28), fill=INK)
    if signed:
        scrawl(drawing, 390, 980)
    drawing.text((100, 1120), "申请单位盖章处", font=font(28), fill=INK)
    if sealed:
        seal(picture, fields["name"], (620, 1150), 110)
    return picture


def day(value: date) -> str:
    """As it is written on documents."""
    return f"{value.year}年{value.month:02d}月{value.day:02d}日"


def _star(across: float, down: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for place in range(10):
        length = radius if place % 2 == 0 else radius * 0.38
        angle = math.pi * place / 5
        points.append((across + math.sin(angle) * length, down - math.cos(angle) * length))
    return points
