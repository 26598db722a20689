#!/bin/sh
# Makes the runner's class-data archive: DIR/runner.jsa, from which the JVM maps the classes of a run ready to use
# instead of reading, checking and linking them one by one. Needs nothing but the JVM that will run it: which classes
# those are stands in runner-classes.txt. docs/decisions/0003-runner-start.md says what it saves.
#
#   tools/runner-archive.sh DIR    DIR holds quarkus-run.jar: target/quarkus-app, or /opt/kanmon in the image
set -eu

tools=$(cd "$(dirname "$0")" && pwd)
home=$(cd "$1" && pwd)
launcher=$home/bin/kanmon
[ -f "$launcher" ] || launcher=$tools/../bin/kanmon

# Written beside and moved, so that a runner that starts meanwhile sees the old archive or the new one.
# -Xlog: the list also names classes that this JVM does not have; that they are passed over is no news.
KANMON_HOME=$home \
KANMON_RUNNER_ARCHIVE_OPTION="-XX:SharedArchiveFile=$home/runner.jsa.new" \
KANMON_RUNNER_JAVA_OPTS="-Xshare:dump -XX:SharedClassListFile=$tools/runner-classes.txt -Xlog:disable" \
    "$launcher" >/dev/null
mv "$home/runner.jsa.new" "$home/runner.jsa"
