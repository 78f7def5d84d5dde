# Sourced by run-tests.sh: runs a PostgreSQL of the tests' own, or installs Debian's where that is allowed.
# shellcheck shell=bash

# start_postgres: exports POSTGRES_TEST_URL, or leaves it unset and says that the tests on PostgreSQL are left out.
# One that is set already is used as it is. Whoever starts calls stop_postgres at the end, whatever happens between.
start_postgres() {
    [ -z "${POSTGRES_TEST_URL:-}" ] || return 0
    { find_postgres || install_postgres; } && open_cluster && return
    stop_postgres
    if [ -n "${REQUIRE_POSTGRES:-}" ]; then
        echo "PostgreSQL was not found, could not be installed or does not start; REQUIRE_POSTGRES asks for it." >&2
        return 1
    fi
    echo "No PostgreSQL could be started: its tests are left out. Install postgresql, or set POSTGRES_TEST_URL."
}

stop_postgres() {
    [ -n "${postgres_folder:-}" ] || return 0
    as_postgres "$postgres_programs/pg_ctl" --pgdata="$postgres_folder/data" --mode=immediate --silent stop \
        >/dev/null 2>&1 || true # it may not have come so far
    rm -rf -- "$postgres_folder"
    postgres_folder=
}

# find_postgres: finds the folder with initdb and pg_ctl, which Debian keeps out of PATH; the newest of several.
find_postgres() {
    local folder
    folder=$(dirname -- "$(command -v initdb 2>/dev/null || true)")
    [ -x "$folder/pg_ctl" ] || folder=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && postgres_programs=$folder
}

install_postgres() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    echo "Installing PostgreSQL for the tests (once) …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql; } >/dev/null 2>&1 ||
        return 1
    find_postgres
}

# as_postgres COMMAND …: PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser -u "$(id -un postgres 2>/dev/null || echo nobody)" -- "$@")
    else
        "$@"
    fi
}

open_cluster() {
    local port password options
    postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/poster-studio.XXXXXX") || return 1
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s\n' "$password" >"$postgres_folder/password"
    [ "$(id -u)" != 0 ] || chown -R "$(id -u postgres 2>/dev/null || id -u nobody)" "$postgres_folder" || return 1
    port=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    # Nothing in it outlives the tests, so that nothing need reach the disk.
    options="-h 127.0.0.1 -p $port -c unix_socket_directories= -c max_connections=200 -c shared_buffers=32MB"
    options="$options -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    as_postgres "$postgres_programs/initdb" --pgdata="$postgres_folder/data" --username=studio --encoding=UTF8 \
        --no-locale --no-sync --auth=scram-sha-256 --pwfile="$postgres_folder/password" >/dev/null 2>&1 || return 1
    as_postgres "$postgres_programs/pg_ctl" --pgdata="$postgres_folder/data" --log="$postgres_folder/log" --silent \
        --wait --timeout=60 --options="$options" start >/dev/null 2>&1 || return 1
    export POSTGRES_TEST_URL="postgresql://studio:$password@127.0.0.1:$port/postgres"
}
