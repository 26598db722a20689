#!/usr/bin/env bash
# Prints where tests put their temporary files: in memory where that has room, since the tests' databases make and drop
# thousands of files a second, else where Java puts them anyway. The directory is made, and is the caller's to remove.
set -euo pipefail

memory=/dev/shm
needed_kib=$((6 * 1024 * 1024))

free_kib() {
  df --output=avail "$memory" 2>/dev/null | tail -1
}

available_kib() {
  awk '/^MemAvailable:/ { print $2 }' /proc/meminfo
}

parent=${TMPDIR:-/tmp}
if [ -w "$memory" ] && [ "$(free_kib)" -gt "$needed_kib" ] && [ "$(available_kib)" -gt $((2 * needed_kib)) ]; then
  parent=$memory
fi
directory=$(mktemp -d "$parent/kanmon-tests-XXXXXX")
# As /tmp: servers run as other users, which have to get in.
chmod 1777 "$directory"
echo "$directory"
