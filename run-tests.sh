#!/usr/bin/env bash
# Runs lint, types and tests. Arguments go to pytest, as in: ./run-tests.sh tests/api -k health
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then
    cat <<'HELP'
./run-tests.sh [PYTEST ARGUMENTS]

Prepares .venv, then runs the linters, the type checker, a search for secrets, an audit of the packages and the tests,
those in a real Chromium included. The audit asks a public list of vulnerabilities; where the network lets nobody ask,
one line says so. With PYTEST ARGUMENTS it is left out.
Chromium is found by name or by CHROMIUM=/path; as root on Debian it is installed when missing; otherwise the
browser tests are left out, and one line says so. With REQUIRE_BROWSER=1 a missing browser is a failure.
A PostgreSQL of the tests' own is started and removed again; it is found, installed or left out likewise, and
REQUIRE_POSTGRES=1 asks for it. POSTGRES_TEST_URL=postgresql://… names one to use instead.
nginx is found by name or by NGINX=/path, unpacked into .venv or left out; REQUIRE_NGINX=1 asks for it.
HELP
    exit
fi
# shellcheck source=scripts/setup.sh
. scripts/setup.sh
# shellcheck source=scripts/chromium.sh
. scripts/chromium.sh
# shellcheck source=scripts/nginx.sh
. scripts/nginx.sh
# shellcheck source=scripts/postgres.sh
. scripts/postgres.sh
install_requirements requirements-dev.txt
find_chromium
find_nginx

python=.venv/bin/python
$python -m ruff check .
$python -m ruff format --check .
.venv/bin/lint-imports --no-cache
$python -m mypy
$python scripts/find_secrets.py
[ "$#" -gt 0 ] || $python scripts/audit.py
trap stop_postgres EXIT
start_postgres
$python -m pytest "$@"
