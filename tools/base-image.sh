#!/usr/bin/env bash
# Makes the Dockerfile's two base images from Debian's archive, for machines that reach no image registry:
#   kanmon-base:jre     Debian 12 with a headless Java runtime, to run in
#   kanmon-base:maven   Debian 12 with the JDK and Maven, to build in
# Usage: tools/base-image.sh [jre] [maven]        (both by default)
# Needs root, debootstrap, and a Docker daemon that `docker` reaches. Then:
#   make image BUILD_IMAGE=kanmon-base:maven RUNTIME_IMAGE=kanmon-base:jre
set -euo pipefail

suite=bookworm
work=$(mktemp -d /var/tmp/kanmon-base.XXXXXX)   # not /tmp: often mounted nodev or too small
trap 'rm -rf "$work"' EXIT

say() { printf '\033[36m[base image]\033[0m %s\n' "$*" >&2; }
die() { printf 'base-image: %s\n' "$*" >&2; exit 1; }

mirror() {
  local uri
  uri=$(sed -n 's/^URIs:[[:space:]]*//p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1 | awk '{print $1}')
  [ -n "$uri" ] || uri=$(awk '$1 == "deb" {for (i = 2; i <= NF; i++) if ($i ~ /:\/\//) {print $i; exit}}' /etc/apt/sources.list 2>/dev/null)
  [ -n "$uri" ] || die "found no Debian mirror in /etc/apt/sources.list or /etc/apt/sources.list.d/debian.sources"
  echo "$uri"
}

# What a container never reads: documentation, translations, package lists.
strip_root() {
  local root=$1
  rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/* \
    "$root"/usr/share/doc/* "$root"/usr/share/man/* "$root"/usr/share/info/* "$root"/usr/share/locale/*
}

# A machine behind an inspecting proxy trusts the proxy's certificate, and so must the image that downloads through it.
trust_what_this_machine_trusts() {
  local root=$1
  cp -aL /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
  cp -aL /etc/ssl/certs/java/cacerts "$root/etc/ssl/certs/java/cacerts"
}

# make_image TAG PACKAGES…, the packages separated by commas
make_image() {
  local tag=$1 packages=$2 root=$work/$1
  say "$tag: debootstrap $suite with $packages"
  debootstrap --variant=minbase --include="$packages" "$suite" "$root" "$(mirror)" >"$work/debootstrap.log" 2>&1 \
    || { tail -n 20 "$work/debootstrap.log" >&2; die "debootstrap failed"; }
  strip_root "$root"
  [ "$tag" = jre ] || trust_what_this_machine_trusts "$root"
  tar -C "$root" -c . | docker import --change 'ENV LANG=C.UTF-8' - "kanmon-base:$tag" >/dev/null
  rm -rf "$root"
  say "kanmon-base:$tag: $(docker image inspect --format '{{.Size}}' "kanmon-base:$tag" | awk '{printf "%d MiB", $1 / 1048576}')"
}

[ "$(id -u)" = 0 ] || die "debootstrap needs root"
command -v debootstrap >/dev/null || die "debootstrap is missing (Debian package debootstrap)"
docker version >/dev/null 2>&1 || die "no Docker daemon answers (DOCKER_HOST=${DOCKER_HOST:-unset})"

[ $# -gt 0 ] || set -- jre maven
for image in "$@"; do
  case $image in
    jre) make_image jre ca-certificates,openjdk-17-jre-headless ;;
    maven) make_image maven ca-certificates,openjdk-17-jdk-headless,ca-certificates-java,maven ;;
    *) die "knows jre and maven, not $image" ;;
  esac
done
