#!/usr/bin/env bash
# Starts the API alone.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then
    cat <<'HELP'
./start-backend.sh

Starts the API without the pages, on http://127.0.0.1:5002. It obeys the same settings as ./start-all.sh
(PORT, HOST, HISTORY_DIR, …, from the environment or .env) and may share its history folder.

Ctrl+C (or ./stop-backend.sh from elsewhere) finishes the posters in the making, then exits.
HELP
    exit
fi
# shellcheck source=scripts/setup.sh
. scripts/setup.sh
install_requirements requirements.txt
exec .venv/bin/python -m posterlib serve --api
