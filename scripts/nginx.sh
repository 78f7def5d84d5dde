# Sourced by run-tests.sh: finds an nginx for the tests of deploy/nginx.conf, or unpacks Debian's where that is possible.
# shellcheck shell=bash

# find_nginx: exports NGINX, or leaves it unset and says that its tests are left out.
find_nginx() {
    NGINX=$(nginx_path) || unpack_nginx || {
        unset NGINX
        if [ -n "${REQUIRE_NGINX:-}" ]; then
            echo "No nginx was found and none could be unpacked; REQUIRE_NGINX asks for one." >&2
            return 1
        fi
        echo "No nginx was found: its tests are left out. Install nginx, or set NGINX to its path."
        return 0
    }
    export NGINX
}

# nginx_path: Debian keeps it in /usr/sbin, which is not in everybody's PATH.
nginx_path() {
    local name
    for name in "${NGINX:-}" nginx /usr/sbin/nginx "$PWD/.venv/nginx/usr/sbin/nginx"; do
        [ -n "$name" ] && command -v "$name" && return
    done
    return 1
}

# unpack_nginx: a package that is installed would begin to serve port 80; only the program is wanted.
unpack_nginx() {
    local folder=.venv/nginx
    command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1 || return 1
    echo "Fetching nginx for the tests (once) …"
    rm -rf "$folder" && mkdir -p "$folder" && chmod 777 "$folder" || return 1 # apt fetches as somebody else
    (cd "$folder" && { apt-get download -qq nginx || { apt-get update -qq && apt-get download -qq nginx; }; } &&
        dpkg-deb -x nginx_*.deb . && usr/sbin/nginx -v) >/dev/null 2>&1 || { rm -rf "$folder"; return 1; }
    chmod 755 "$folder"
    NGINX=$(nginx_path)
}
