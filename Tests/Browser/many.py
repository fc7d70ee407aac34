"""Writes a course of many lessons, made of the words of a real one: always the same.

    many.py FOLDER COUNT
"""

import random
import re
import sys
from pathlib import Path


def main(folder, count):
    words = re.findall(r"[A-Za-z]{2,}", Path("Lessons/03-backprop.md").read_text(encoding="utf-8"))
    chance = random.Random(1)
    some = lambda number: " ".join(chance.choices(words, k=number))
    Path(folder).mkdir(parents=True)
    for number in range(1, count + 1):
        sections = [f"## {some(4)}\n\n{some(90)}.\n\n```swift {{.static}}\n{some(9)}\n```\n" for _ in range(7)]
        text = f"# {some(3)}\n\n" + "\n".join(sections)
        (Path(folder) / f"{number:03}-lesson.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
