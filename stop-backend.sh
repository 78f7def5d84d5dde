#!/usr/bin/env bash
# Stops what ./start-all.sh and ./start-backend.sh of this folder started, and nothing else.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then
    cat <<'HELP'
./stop-backend.sh

Stops what ./start-all.sh and ./start-backend.sh of this folder started, and nothing else. Posters in the
making are finished first.
HELP
    exit
fi
if ! [ -x .venv/bin/python ]; then
    echo "Nothing of this folder is running."
    exit
fi
exec .venv/bin/python -m posterlib stop
