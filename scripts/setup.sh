# Sourced by the start and test scripts: makes .venv beside them and installs a requirements file, once per change of it.
# shellcheck shell=bash

# Fewer memory arenas: pictures go back to the system instead of staying with each thread (glibc reads this at start).
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}

studio_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
        if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    echo "Python 3.11 or newer is needed and was not found. Install it, or set PYTHON to its path." >&2
    return 1
}

make_environment() {
    local python=$1
    "$python" -m venv .venv >/dev/null 2>&1 && return
    rm -rf .venv
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then # Debian keeps venv in a package of its own
        echo "Installing python3-venv …"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv; } >/dev/null 2>&1
        "$python" -m venv .venv && return
    fi
    echo "A virtual environment could not be made. Install Python's venv module (Debian: python3-venv) and try again." >&2
    return 1
}

# install_requirements FILE: leaves .venv with all that FILE names; does nothing when that is so already.
install_requirements() {
    local file=$1 python wanted stamp=.venv/installed-$1
    python=$(studio_python) || return 1
    if [ -d .venv ] && ! .venv/bin/python -c '' >/dev/null 2>&1; then
        rm -rf .venv # its interpreter is gone: the folder was moved or Python was upgraded
    fi
    [ -d .venv ] || { echo "Preparing the studio in .venv …"; make_environment "$python"; } || return 1
    wanted=$(cat requirements*.txt | cksum)
    if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
        echo "Installing what $file names (once) …"
        .venv/bin/python -m pip install -qq --disable-pip-version-check -r "$file" || {
            echo "The installation failed. Check the network and try again; what is installed already is kept." >&2
            return 1
        }
        printf '%s\n' "$wanted" >"$stamp"
    fi
}
