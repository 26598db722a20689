#!/bin/sh
# Copies the S3 server of the tests, S3Proxy with its libraries, to DIR, unless it is there already. It has a class path
# of its own, so it has a build of its own: src/test/s3proxy/pom.xml.
#
#   tools/s3proxy.sh DIR
set -eu

repository=$(cd "$(dirname "$0")/.." && pwd)
pom=$repository/src/test/s3proxy/pom.xml
mkdir -p "$1"
directory=$(cd "$1" && pwd)
stamp=$directory/made-from
[ "$(cat "$stamp" 2>/dev/null)" != "$(cksum <"$pom")" ] || exit 0

rm -f "$directory"/*.jar
"$repository/mvnw" -B -q --no-transfer-progress -f "$pom" package -Doutput="$directory"
cksum <"$pom" >"$stamp"
