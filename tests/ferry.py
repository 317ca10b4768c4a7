"""A folder of small invented articles with two contradictions: how many were killed, how many were aboard."""

from pathlib import Path

ARTICLES = {
    "one.txt": """Ferry sinks off Punta Verde
Published May 4, 2021

PUNTA VERDE, May 4 - The ferry Santa Rita sank off Punta Verde on Tuesday. At least 32 people were killed when the ferry sank, the harbour master said.

The ferry carried 140 passengers when it left San Telmo. Rescuers pulled 19 people from the water.
""",
    "two.txt": """Many dead as ferry goes down
Published May 4, 2021

A ferry sank off Punta Verde on Tuesday, and 56 people were killed when the ferry sank, the coast guard said. The ferry Santa Rita carried 140 passengers.

The ferry had left San Telmo late on Monday.
""",
    "three.txt": """Ferry disaster: what we know
Published May 5, 2021

The ferry Santa Rita sank off Punta Verde on Tuesday with 180 passengers aboard. The harbour master said 32 people were killed when the ferry sank. The ship left San Telmo on Monday evening.
""",
}
FINE = {
    "four.txt": """Ferry company under fire
Published May 5, 2021

The owner of the Santa Rita paid a fine of $2 million last year, the transport ministry said. The ferry Santa Rita sank off Punta Verde on Tuesday.
""",
    "five.txt": """Owner of sunken ferry was fined
Published May 5, 2021

The owner of the Santa Rita paid a fine of $5 million last year, the transport ministry said.
""",
}
"""Two articles with one contradiction more, in four.txt and five.txt."""


def write(folder: Path, articles: dict[str, str] = ARTICLES) -> Path:
    """The articles as files of a folder, which is made where it is not there."""
    folder.mkdir(exist_ok=True)
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
