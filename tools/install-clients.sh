#!/usr/bin/env bash
# Installs PostgreSQL's client programs (pg_dump, pg_restore, psql) of several major versions side by side, into
# /usr/lib/postgresql/<major>/bin, from the PostgreSQL project's archive for Debian and Ubuntu; the address of that is
# known to the script that Debian's package postgresql-common brings.
# Usage: tools/install-clients.sh MAJOR…
# Needs root. Majors that cannot be had are told and passed over; it fails only where none can.
set -euo pipefail

pgdg=/usr/share/postgresql-common/pgdg/apt.postgresql.org.sh

say() { printf 'install-clients: %s\n' "$*" >&2; }

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends ca-certificates postgresql-common >/dev/null
# Without that archive there are still the distribution's own clients, which serve its own and older servers.
"$pgdg" -y >/dev/null || say "the PostgreSQL project's archive cannot be reached; only the distribution's own clients can be had"
apt-get update -qq || true

installed=0
for major in "$@"; do
  if apt-get install -y -qq --no-install-recommends "postgresql-client-$major" >/dev/null 2>&1; then
    installed=$((installed + 1))
    say "$("/usr/lib/postgresql/$major/bin/pg_dump" --version)"
  else
    say "postgresql-client-$major cannot be had here; pg_dump of a newer version serves such servers too"
  fi
done
rm -rf /var/lib/apt/lists/*
[ "$installed" -gt 0 ] || { say "none of $* can be had"; exit 1; }
