#!/usr/bin/env bash
# Starts the whole studio: pages and API on one port.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then
    cat <<'HELP'
./start-all.sh

Starts the movie-poster studio, pages and API, on http://127.0.0.1:5002. The first start prepares a
virtual environment in .venv; later starts take about two seconds.

Settings come from the environment or from a file .env beside this script, for instance
    PORT=8080 ./start-all.sh            another port
    HISTORY_DIR=/srv/posters ./start-all.sh    another folder for the posters
    HOST=0.0.0.0 API_KEYS=… ./start-all.sh    reachable from other machines, for those who have a key
docs/configuration.md lists all of them.

Ctrl+C (or ./stop-backend.sh from elsewhere) finishes the posters in the making, then exits.
HELP
    exit
fi
# shellcheck source=scripts/setup.sh
. scripts/setup.sh
install_requirements requirements.txt
exec .venv/bin/python -m posterlib serve
