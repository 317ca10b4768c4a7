#!/usr/bin/env bash
# One scan as a CI step: annotations on stdout, reports in a folder, a summary, counts; ends with factcheck's exit code.
#
# Reads  INPUT_PATHS and INPUT_ARGS (one a line), INPUT_MAX_CONTRADICTIONS, INPUT_FAIL_ON, INPUT_BASELINE,
#        INPUT_PYTHON (the Python that has factcheck; else the one on the PATH), RUNNER_TEMP (where reports go)
# Writes GITHUB_STEP_SUMMARY and GITHUB_OUTPUT, where they are set.
# So it runs locally too:  INPUT_PATHS=texts/ INPUT_MAX_CONTRADICTIONS=0 action/run.sh
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${INPUT_PYTHON:-python}
reports=$(mktemp -d "${RUNNER_TEMP:-/tmp}/factcheck.XXXXXX") || exit 2

options=()
paths=()
while IFS= read -r line; do [ -z "$line" ] || options+=("$line"); done <<< "${INPUT_ARGS:-}"
while IFS= read -r line; do [ -z "$line" ] || paths+=("$line"); done <<< "${INPUT_PATHS:-}"
[ -z "${INPUT_MAX_CONTRADICTIONS:-}" ] || options+=(--max-contradictions "$INPUT_MAX_CONTRADICTIONS")
[ -z "${INPUT_FAIL_ON:-}" ] || options+=(--fail-on "$INPUT_FAIL_ON")
[ -z "${INPUT_BASELINE:-}" ] || options+=(--baseline "$INPUT_BASELINE")

# Only the annotations go to stdout: there, a line of an article's text could pass for a workflow command.
"$python" -m factcheck scan --format github \
    --output "$reports/factcheck.json" --output "$reports/factcheck.sarif" --output "$reports/summary.md" \
    ${options[@]+"${options[@]}"} -- ${paths[@]+"${paths[@]}"}
status=$?

"$python" "$here/results.py" "$reports" "$status" || status=2
exit "$status"
