#!/bin/sh
# Makes the PostgreSQL that rehearsals run on: DIR with bin, lib, share, and an initialised data directory, template.
# A copy of that is quicker than initdb, and needs no user name for the number that a pod runs under.
#
#   tools/postgres-home.sh ARCHIVES DIR    ARCHIVES holds the unpacked jar of io.zonky.test.postgres: one *.txz
set -eu

archive=$(ls "$1"/*.txz)
home=$2
stamp=$home/made-from
[ "$(cat "$stamp" 2>/dev/null)" != "$(cksum <"$archive")" ] || exit 0

rm -rf "$home" "$home.new"
mkdir -p "$home.new"
tar -xJf "$archive" -C "$home.new"
rm -f "$home.new"/lib/*.a

# initdb refuses root, who is nobody in a user namespace of his own.
as_nobody=
[ "$(id -u)" != 0 ] || as_nobody="unshare --user"
if $as_nobody "$home.new/bin/initdb" -D "$home.new/template" --username=postgres --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --wal-segsize=1 --no-sync --no-instructions >/dev/null; then
    # Whoever runs Kanmon may copy it; nothing in it is secret.
    chmod -R a+rX "$home.new/template"
else
    echo "postgres-home: no template, since initdb does not run here; rehearsals run it themselves" >&2
    rm -rf "$home.new/template"
fi

cksum <"$archive" >"$home.new/made-from"
mv "$home.new" "$home"
