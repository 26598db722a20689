#!/bin/sh
# Records anew which classes the runner uses: tools/runner-classes.txt, for runner-archive.sh. Run it after a change of
# the runner's libraries or a larger one of its code; a list that is behind only makes the start a little slower.
#
#   DATABASE_URL=postgresql://… tools/runner-classes.sh    an empty database that may be written to, on a server that
#                                                          asks for a password (SCRAM), with the project packaged
set -eu

tools=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

migration() {
    mkdir -p "$work/migrations/$1"
    printf '%s\n' "$2" >"$work/migrations/$1/migration.sql"
}

schema() {
    cat >"$work/schema.prisma" <<SCHEMA
datasource db {
  provider = "postgresql"
}

model User {
  id    Int     @id @default(autoincrement())
  email String
  name  String?
  $1

  @@index([email], map: "user_email")
}
SCHEMA
}

record() {
    runs=$((runs + 1))
    KANMON_ENVIRONMENT=Development KANMON_RUNNER_ARCHIVE_OPTION=-Xshare:off \
        KANMON_RUNNER_JAVA_OPTS="-XX:DumpLoadedClassList=$work/$runs.classes" \
        "$tools/../bin/kanmon" "$@" --dir "$work/migrations" --report-file "$work/report.json" >/dev/null 2>&1 || true
}

runs=0
migration 20240101000000_init 'CREATE TABLE "User" (id serial PRIMARY KEY, email text NOT NULL);'
migration 20240102000000_index 'CREATE INDEX CONCURRENTLY user_email ON "User" (email);'
echo 'provider = "postgresql"' >"$work/migrations/migration_lock.toml"
record status
record deploy --json --lock-timeout=3s
record deploy
migration 20240103000000_broken 'ALTER TABLE "User" ADD COLUMN name TABEL;'
record deploy --json
record status --json
record resolve --json --rolled-back 20240103000000_broken
migration 20240103000000_broken 'ALTER TABLE "User" ADD COLUMN name text;'
record deploy
record status
schema "nickname String?"
record dev --schema "$work/schema.prisma" --name nickname
record dev --schema "$work/schema.prisma"

# One JVM writes each class once; several write many twice. Generated classes have other names the next time.
cat "$work"/*.classes | grep -v -e '^#' -e 'proxy[0-9]*/\$Proxy' | awk '!seen[$0]++' >"$tools/runner-classes.txt"
wc -l "$tools/runner-classes.txt"
