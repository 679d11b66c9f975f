"""Printed text to lines, with rapidocr and the models in its wheel. Nothing is fetched: a missing model is an error.

One pass finds the way up too: lines that stand on end say that the page lies on its side, and the classifier of the
recogniser says of each line whether it stands on its head.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import rapidocr
from rapidocr import RapidOCR

from yimen.prereview.reading.seeing import Pixels, rounded
from yimen.prereview.reading.values import Line

LEAST_SKEW, MOST_SKEW = 0.4, 20.0  # degrees
LEAST_CONFIDENCE = 0.3  # lower than usual: a word with a signature through it is worth knowing of
LONG = 120  # pixels; shorter lines have no angle worth speaking of
STANDING = 1.5  # a line this much higher than wide stands on end
MODELS = Path(rapidocr.__file__).parent / "models"


@dataclass(frozen=True)
class Found:
    """Lines in an upright page, and by how much it had to be turned against the clock."""

    lines: list[Line]
    turned: int
    skew: float


class Recogniser:
    """Loads the models once (about a second); one thread, so that a worker leaves the other cores to people."""

    def __init__(self) -> None:
        if not list(MODELS.glob("*det*.onnx")) or not list(MODELS.glob("*rec*.onnx")):
            raise FileNotFoundError(f"no models in {MODELS}")
        threads = "EngineConfig.onnxruntime"
        self._engine = _Engine(
            params={
                "Global.log_level": "critical",
                "Global.text_score": LEAST_CONFIDENCE,
                f"{threads}.intra_op_num_threads": 1,
                f"{threads}.inter_op_num_threads": 1,
            }
        )

    def read(self, page: Pixels) -> Found:
        """All lines of a page, in shares of the upright and straightened page."""
        height, width = page.shape[:2]
        result: Any = self._engine(np.ascontiguousarray(page[:, :, ::-1]))  # it expects blue first
        if result.txts is None or result.boxes is None:
            return Found([], 0, 0.0)
        turned = _way_up(self._engine.boxes, self._engine.heads)
        upright = [_turn(corners / (width, height), turned) for corners in result.boxes]
        wide, high = (height, width) if turned in (90, 270) else (width, height)
        skew = _skew([corners * (wide, high) for corners in upright])
        lines = []
        for corners, text, confidence in zip(upright, result.txts, result.scores, strict=True):
            straight = _straighten(corners * (wide, high), skew, wide, high) / (wide, high)
            lines.append(Line(text, round(float(confidence), 4), rounded((*straight.min(0), *straight.max(0)))))
        return Found(sorted(lines, key=lambda line: (line.box[1], line.box[0])), turned, skew)


class _Engine(RapidOCR):
    """Keeps the boxes of the last page with what the classifier said of each."""

    boxes: Any = None
    heads: Any = None

    def run_ocr_steps(self, img: Any, op_record: Any) -> Any:
        steps = super().run_ocr_steps(img, op_record)
        found, classified = steps[0], steps[1]
        self.boxes = None if found.boxes is None else np.array(found.boxes)
        self.heads = classified.cls_res
        return steps


def _way_up(boxes: Any, heads: Any) -> int:
    """0, 90, 180 or 270: by the length of the lines that say so. Short lines say little."""
    votes = {0: 0.0, 90: 0.0, 180: 0.0, 270: 0.0}
    for corners, (label, score) in zip(boxes, heads or [], strict=False):
        wide = float(np.linalg.norm(corners[0] - corners[1]))
        high = float(np.linalg.norm(corners[0] - corners[3]))
        if max(wide, high) < 3 * min(wide, high):
            continue
        standing, head = high >= STANDING * wide, "180" in str(label)
        votes[(270 if head else 90) if standing else (180 if head else 0)] += max(wide, high) * float(score)
    return max(votes, key=lambda turn: votes[turn])


def _turn(corners: Any, turned: int) -> Any:
    """Corners in shares of the page, after the page was turned against the clock."""
    across, down = corners[:, 0], corners[:, 1]
    pairs = {
        0: (across, down),
        90: (down, 1 - across),
        180: (1 - across, 1 - down),
        270: (1 - down, across),
    }
    return np.stack(pairs[turned], axis=1)


def _skew(quads: list[Any]) -> float:
    """The angle of the long lines in degrees, positive where they fall to the right; 0.0 where it hardly matters."""
    angles = []
    for corners in quads:
        ordered = corners[np.argsort(corners[:, 0])]
        left, right = ordered[:2].mean(0), ordered[2:].mean(0)
        if right[0] - left[0] > LONG:
            angles.append(math.degrees(math.atan2(right[1] - left[1], right[0] - left[0])))
    if len(angles) < 3:
        return 0.0
    middle = float(np.median(angles))
    return round(middle, 2) if LEAST_SKEW < abs(middle) < MOST_SKEW else 0.0


def _straighten(corners: Any, skew: float, wide: int, high: int) -> Any:
    """The corners after the page was turned back by its skew around its middle."""
    if not skew:
        return corners
    angle = math.radians(-skew)
    centre = np.array((wide / 2, high / 2))
    turn = np.array(((math.cos(angle), -math.sin(angle)), (math.sin(angle), math.cos(angle))))
    return (corners - centre) @ turn.T + centre
