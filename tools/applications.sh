#!/bin/sh
# Prepares the folder that ApplicationsDbTest reads: schema and migrations of open-source applications, out of clones.
#   tools/applications.sh FOLDER NAME=CLONE...     NAME as in tools/applications.txt; CLONE a git directory, bare or not
#   ./mvnw test -Dtest=ApplicationsDbTest -Dkanmon.applications=FOLDER
# Nothing of them belongs into this repository. Beside schema/ and migrations/ stands the clone's commit, and whoever has
# Prisma installed puts its own script from the migrations to the schema beside them: reference.sql.
set -eu

if [ $# -lt 2 ]; then
    sed -n '2,3p' "$0" >&2
    exit 2
fi
table=$(dirname "$0")/applications.txt
folder=$1
shift

for pair in "$@"; do
    name=${pair%%=*}
    clone=${pair#*=}
    row=$(awk -v name="$name" '$1 == name' "$table")
    if [ -z "$row" ]; then
        echo "$name is not in $table." >&2
        exit 2
    fi
    # shellcheck disable=SC2086 # the row's words are the arguments
    set_row() { schema=$3; migrations=$4; }
    set_row $row

    target=$folder/$name
    rm -rf "$target"
    mkdir -p "$target/schema" "$target/migrations"
    git -C "$clone" rev-parse HEAD > "$target/commit"
    # Only the files that count: some histories have notes and scripts beside the SQL.
    git -C "$clone" ls-tree -r --name-only HEAD "$schema" | grep '\.prisma$' | while read -r file; do
        relative=${file#"$schema"}
        relative=${relative#/}
        output=$target/schema/${relative:-schema.prisma}
        mkdir -p "$(dirname "$output")"
        git -C "$clone" show "HEAD:$file" > "$output"
    done
    git -C "$clone" archive HEAD "$migrations" | tar -x -C "$target/migrations" \
        --strip-components="$(echo "$migrations" | awk -F/ '{ print NF }')"
    echo "$name: $(ls "$target/migrations" | grep -c .) entries, $(find "$target/schema" -name '*.prisma' | wc -l) schema file(s)"
done
