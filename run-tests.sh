#!/usr/bin/env bash
# Runs lint, types and tests. Arguments go to pytest, as in: ./run-tests.sh tests/api -k health
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then
    cat <<'HELP'
./run-tests.sh [PYTEST ARGUMENTS]

Prepares .venv, then runs the linters, the type checker and the tests, those in a real Chromium included.
Chromium is found by name or by CHROMIUM=/path; as root on Debian it is installed when missing; otherwise the
browser tests are left out, and one line says so. With REQUIRE_BROWSER=1 a missing browser is a failure.
A PostgreSQL of the tests' own is started and removed again; it is found, installed or left out likewise, and
REQUIRE_POSTGRES=1 asks for it. POSTGRES_TEST_URL=postgresql://… names one to use instead.
HELP
    exit
fi
# shellcheck source=scripts/setup.sh
. scripts/setup.sh
# shellcheck source=scripts/chromium.sh
. scripts/chromium.sh
# shellcheck source=scripts/postgres.sh
. scripts/postgres.sh
install_requirements requirements-dev.txt
find_chromium

python=.venv/bin/python
$python -m ruff check .
$python -m ruff format --check .
.venv/bin/lint-imports --no-cache
$python -m mypy
trap stop_postgres EXIT
start_postgres
$python -m pytest "$@"
