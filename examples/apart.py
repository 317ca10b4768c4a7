"""Which article stands apart: for each, in how many of its findings the verdict is which. With pandas.

factcheck scan texts/ --output report.csv && python apart.py report.csv
"""

import sys

import pandas as pd

VERDICTS = ["contradiction", "discrepancy", "denial", "update", "compatible", "agreement", "single"]

# An id can look like a number (1e23...), so it is read as text; empty cells stay empty text.
claims = pd.read_csv(sys.argv[1], dtype={"id": str}, keep_default_na=False)
findings = claims.drop_duplicates(["path", "id"])
table = pd.crosstab(findings["path"], findings["verdict"]).reindex(columns=VERDICTS, fill_value=0)
print(table.sort_values("contradiction", ascending=False, kind="stable").to_string())
