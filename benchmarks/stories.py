"""Do the articles of several affairs, mixed in one folder, come apart?

usage: stories.py CLUSTERS

CLUSTERS holds one folder an affair. Prints, for a range of thresholds, how many stories the mixed articles make, how many
of them mix affairs, and how many affairs are split.
"""

import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from factcheck.articles import read_paths
from factcheck.entities import resolve
from factcheck.scan import read_all
from factcheck.settings import Settings
from factcheck.stories import group

THRESHOLDS = (0.08, 0.10, 0.12, 0.15, 0.17, 0.20, 0.25, 0.30)


def main(clusters: Path) -> None:
    articles, affair = [], {}
    for folder in sorted(p for p in clusters.iterdir() if p.is_dir()):
        for article in read_paths([folder])[0]:
            key = f"a{len(articles) + 1}"
            articles.append(replace(article, id=key))
            affair[key] = folder.name
    readings = read_all(articles, Settings())
    who = resolve(readings)
    print(f"{len(articles)} articles of {len(set(affair.values()))} affairs")
    for threshold in THRESHOLDS:
        group.ALIKE = threshold
        stories = group.group_stories(readings, who, {})
        affairs, parts = defaultdict(set), defaultdict(set)
        for key, story in stories.items():
            affairs[story].add(affair[key])
            parts[affair[key]].add(story)
        mixed, split = (sum(len(s) > 1 for s in table.values()) for table in (affairs, parts))
        print(f"from {threshold:.2f}: {len(affairs)} stories, {mixed} mixed, {split} affairs split")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
