# Sourced by run-tests.sh: finds a Chromium for the browser tests, or installs Debian's where that is allowed.
# shellcheck shell=bash

# find_chromium: exports CHROMIUM, or leaves it unset and says that the browser tests are left out.
find_chromium() {
    CHROMIUM=$(chromium_path) || install_chromium || {
        unset CHROMIUM
        if [ -n "${REQUIRE_BROWSER:-}" ]; then
            echo "No Chromium was found and none could be installed; REQUIRE_BROWSER asks for one." >&2
            return 1
        fi
        echo "No Chromium was found: the browser tests are left out. Install chromium, or set CHROMIUM to its path."
        return 0
    }
    export CHROMIUM
}

chromium_path() {
    local name
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" && return
    done
    return 1
}

install_chromium() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    echo "Installing Chromium for the browser tests (once) …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 || return 1
    CHROMIUM=$(chromium_path)
}
