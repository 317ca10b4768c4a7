#!/usr/bin/env bash
# Installs factcheck from the checkout that this script lies in, into an environment of its own, so that the job's own
# Python stays as it is. Runs anywhere: RUNNER_TEMP and GITHUB_OUTPUT are optional.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${RUNNER_TEMP:-$(mktemp -d)}/factcheck-venv

python -m venv "$venv"
python=$venv/bin/python
[ -x "$python" ] || python=$venv/Scripts/python.exe
"$python" -m pip install --quiet --disable-pip-version-check "$here"
"$python" -m factcheck --version
echo "python=$python" >> "${GITHUB_OUTPUT:-/dev/stdout}"
