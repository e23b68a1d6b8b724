#!/usr/bin/env bash
# Runs the fuzz targets of tests/fuzz/ (docs/fuzzing.md):
#
#   scripts/fuzz.sh                     every target for 60 seconds
#   scripts/fuzz.sh TARGET [SECONDS]    one of them
#
# Needs FUZZ_PACKAGES of scripts/packages.sh. New inputs stay in build/fuzz/corpus/TARGET, finds in build/fuzz/finds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${2:-60}
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz
targets=("${1:-}")
[ -n "${targets[0]}" ] || mapfile -t targets < <(sed -n 's/^capdo_fuzz_target(\([a-z]*\) .*/\1/p' tests/fuzz/CMakeLists.txt)
mkdir -p build/fuzz/finds
for target in "${targets[@]}"; do
  mkdir -p "build/fuzz/corpus/$target"
  dictionary=()
  [ ! -f "tests/fuzz/dict/$target.dict" ] || dictionary=("-dict=tests/fuzz/dict/$target.dict")
  seeds=("tests/fuzz/corpus/$target")
  [ ! -d "tests/fuzz/regressions/$target" ] || seeds+=("tests/fuzz/regressions/$target")
  echo "== $target"
  # Libraries of the system keep what they allocate; their leaks are not ours.
  "build/fuzz/tests/fuzz/fuzz_$target" "build/fuzz/corpus/$target" "${seeds[@]}" "${dictionary[@]}" \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -detect_leaks=0 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/finds/$target-" 2>&1 | grep -E "^#[0-9]+.*DONE|stat::|ERROR|SUMMARY|broken promise|Test unit" || true
done
ls build/fuzz/finds
