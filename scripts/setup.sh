#!/usr/bin/env bash
# Makes a Debian 12 machine ready and builds the release: build/release/capdo.
#
#   scripts/setup.sh            what the program needs
#   scripts/setup.sh --tests    also what the tests need, and builds them
#
# Installs only packages that are missing (that needs root), so a second run needs neither root nor
# a network. Prints one line per step; the log of a step is shown only when it fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/packages.sh

tests=no
case "${1:-}" in
  "") ;;
  --tests) tests=yes ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac

log=$(mktemp)
trap 'rm -f "$log"' EXIT

step() {  # step "what is done" command...
  local what=$1
  shift
  echo "capdo: $what" >&2
  "$@" >"$log" 2>&1 </dev/null || { cat "$log" >&2; echo "capdo: failed: $what" >&2; exit 1; }
}

wanted=("${BUILD_PACKAGES[@]}")
[ $tests = no ] || wanted+=("${TEST_PACKAGES[@]}")
missing=()
for package in "${wanted[@]}"; do
  status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "capdo: packages are missing; as root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  step "updating the package lists" apt-get -q update
  step "installing ${#missing[@]} packages" \
    apt-get -q -y -o Dpkg::Use-Pty=0 install --no-install-recommends "${missing[@]}"
fi

# Without --tests, a build tree that already has the tests keeps them.
options=()
target=(--target capdo)
if [ $tests = yes ]; then
  options=(-DCAPDO_BUILD_TESTS=ON)
  target=()
elif ! grep -qs '^CAPDO_BUILD_TESTS:BOOL=ON' build/release/CMakeCache.txt; then
  options=(-DCAPDO_BUILD_TESTS=OFF)
fi
step "configuring build/release" cmake --preset release "${options[@]}"
step "building build/release" cmake --build --preset release "${target[@]}"
