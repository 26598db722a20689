#!/usr/bin/env bash
# Puts kube-apiserver, etcd and kubectl where Fabric8's kube-api-test looks for them, once, without root:
#   ~/.kubeapitest/k8s/<version>-linux-<arch>/
# The source is Debian's own archive, as configured on this machine: kube-apiserver is built from the source package
# `kubernetes` with Debian's Go; etcd and kubectl are taken out of their binary packages. Nothing is installed.
# Prints the directory on standard output; progress goes to standard error.
set -euo pipefail

version=1.20.2
go_package=golang-1.19
arch=$(dpkg --print-architecture)
cache=${KANMON_KUBERNETES_CACHE:-$HOME/.kubeapitest/k8s}
target=$cache/$version-linux-$arch
binaries=(kube-apiserver etcd kubectl)

say() { printf '\033[36m[kubernetes %s]\033[0m %s\n' "$version" "$*" >&2; }
die() { printf 'kubernetes-binaries: %s\n' "$*" >&2; exit 1; }

# What was built by an older recipe of this script is built again: its server crashes on defaults in a CRD.
recipe=2

complete() {
  local name
  for name in "${binaries[@]}"; do [ -x "$target/$name" ] || return 1; done
  [ "$(basename "$target")" != "$version-linux-$arch" ] || [ "$(cat "$target/recipe" 2>/dev/null)" = "$recipe" ]
}

# Any version that somebody has put there will do; the tests take the newest.
newest_complete() {
  local directory
  for directory in $(printf '%s\n' "$cache"/*-linux-"$arch" | sort -rV); do
    if target=$directory complete; then echo "$directory"; return 0; fi
  done
  return 1
}

if newest_complete; then exit 0; fi

mkdir -p "$cache"
exec 9>"$cache/.lock"
flock 9                       # two builds at once would only be slower
if complete; then echo "$target"; exit 0; fi

[ -r /etc/debian_version ] || die "this needs Debian 12; on another system put ${binaries[*]} of any version from 1.20 into $cache/<version>-linux-$arch yourself"
work=$(mktemp -d "$cache/.build.XXXXXX")
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
log=$cache/build.log
: >"$log"

# A private apt state: reads the machine's mirrors and keys, writes only below $work.
apt_state() {
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/apt/sources" "$work/debs" "$work/root" "$work/source"
  local list=$work/apt/sources/debian.sources uri
  uri=$(sed -n 's/^URIs:[[:space:]]*//p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1 | awk '{print $1}')
  [ -n "$uri" ] || uri=$(awk '$1 == "deb" {for (i = 2; i <= NF; i++) if ($i ~ /:\/\//) {print $i; exit}}' /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | head -n 1)
  [ -n "$uri" ] || die "found no Debian mirror in /etc/apt/sources.list or /etc/apt/sources.list.d/debian.sources"
  printf 'Types: deb deb-src\nURIs: %s\nSuites: bookworm bookworm-updates\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' "$uri" >"$list"
  cat >"$work/apt/apt.conf" <<CONF
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$work/apt/sources";
Dir::State::lists "$work/apt/lists";
Dir::Cache "$work/apt/cache";
APT::Sandbox::User "";
CONF
  export APT_CONFIG=$work/apt/apt.conf
}

fetch_packages() {
  (cd "$work/debs" && apt-get download "$@" >>"$log" 2>&1) || die "could not download: $* (see $log)"
  local package
  for package in "$work"/debs/*.deb; do dpkg-deb -x "$package" "$work/root"; done
}

# Unpacks the source package by hand: dpkg-source would need dpkg-dev, and with it half of a Perl.
fetch_source() {
  (cd "$work/source" && apt-get source --download-only kubernetes >>"$log" 2>&1) || die "could not download the source package kubernetes (see $log)"
  mkdir -p "$work/source/tree"
  (
    cd "$work/source/tree"
    tar -xf ../kubernetes_*.orig.tar.* --strip-components=1
    tar -xf ../kubernetes_*.debian.tar.*
    while read -r name; do
      case $name in '' | '#'*) continue ;; esac
      "$work/root/usr/bin/patch" --quiet -p1 -i "debian/patches/$name"
    done <debian/patches/series
  ) >>"$log" 2>&1 || die "could not unpack the source package kubernetes (see $log)"
}

# The vendored reflect2 1.0.1 reads Go's maps by a layout that Go 1.18 changed: the server would crash with a SIGSEGV as
# soon as a custom resource has defaults. Debian has the version that mends it.
mend_reflect2() {
  local vendored=$1/vendor/github.com/modern-go/reflect2 mended=$work/root/usr/share/gocode/src/github.com/modern-go/reflect2
  rm -f "$vendored"/*.go "$vendored"/*.s
  cp "$mended"/*.go "$mended"/*.s "$vendored"/
  rm -f "$vendored"/*_test.go
}

build_apiserver() {
  local tree=$work/source/tree
  mend_reflect2 "$tree"
  mkdir -p "$tree/.go/src/k8s.io"
  ln -sfn "$tree" "$tree/.go/src/k8s.io/kubernetes"
  cat >"$work/version" <<VERSION
KUBE_GIT_COMMIT='debian'
KUBE_GIT_TREE_STATE='archive'
KUBE_GIT_VERSION='v$version'
KUBE_GIT_MAJOR='1'
KUBE_GIT_MINOR='20'
VERSION
  export GOROOT=$work/root/usr/lib/go-1.19 GOPATH=$tree/.go GOCACHE=$work/go-cache GOFLAGS=-mod=vendor GO111MODULE=off CGO_ENABLED=0
  export PATH=$GOROOT/bin:$work/root/usr/bin:$PATH KUBE_GIT_VERSION_FILE=$work/version
  export LD_LIBRARY_PATH=$work/root/usr/lib/$(uname -m)-linux-gnu
  unset GOFLAGS
  (cd "$tree/.go/src/k8s.io/kubernetes" && make WHAT=cmd/kube-apiserver >>"$log" 2>&1) &
  local builder=$! started=$SECONDS
  while kill -0 "$builder" 2>/dev/null; do
    sleep 5
    say "compiling kube-apiserver, $((SECONDS - started)) s (about 6 minutes on 2 cores; log: $log)"
  done
  wait "$builder" || die "the build failed; the end of $log says why: $(tail -n 5 "$log")"
}

say "not in $target yet: getting it from Debian's archive (once)"
apt_state
apt-get update >>"$log" 2>&1 || die "apt-get update failed (see $log)"
say "downloading Go, etcd, kubectl and build tools"
fetch_packages "$go_package-go" "$go_package-src" etcd-server kubernetes-client make jq libjq1 libonig5 rsync libpopt0 libxxhash0 golang-github-modern-go-reflect2-dev patch xz-utils
say "downloading the source of Kubernetes"
fetch_source
build_apiserver

staging=$work/result
mkdir -p "$staging"
install -m 0755 "$(find "$work/source/tree/_output" -type f -name kube-apiserver -perm -u+x | head -n 1)" "$staging/kube-apiserver"
install -m 0755 "$work/root/usr/bin/etcd" "$staging/etcd"
install -m 0755 "$work/root/usr/bin/kubectl" "$staging/kubectl"
echo "$recipe" >"$staging/recipe"
rm -rf "$target"
mv "$staging" "$target"       # one rename: the directory is complete or absent
say "ready in $target"
echo "$target"
