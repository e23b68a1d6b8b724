#!/usr/bin/env bash
# Runs the fuzz targets of tests/fuzz/: fuzz.sh [TARGET|all] [SECONDS]   (default: all, 60 seconds each)
#                                      fuzz.sh merge [TARGET|all]       (folds what was found into tests/fuzz/corpus)
#
# New inputs are kept in build/fuzz/corpus/TARGET, finds in build/fuzz/finds/TARGET. docs/fuzzing.md says what to do
# with a find. `fuzz.sh packages` prints the Debian packages that are needed.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/packages.sh

mapfile -t TARGETS < <(sed -n 's/^capdo_fuzz_target(\([a-z]*\) .*/\1/p' tests/fuzz/CMakeLists.txt)
# Long enough for the seeds; what a stranger's file does in kilobytes it does in megabytes.
declare -A MAX_LEN=([container]=6000 [xml]=4096 [docx]=12000 [text]=1024 [pattern]=1500 [rules]=9000 [json]=10000
                    [analysis]=8000 [worker]=4096 [fill]=9000 [decisions]=4000 [formats]=16000 [archive]=6000)

if [[ ${1:-} == packages ]]; then
  echo "${FUZZ_PACKAGES[@]}"
  exit 0
fi
if ! command -v clang++-16 >/dev/null; then
  echo "needs: apt-get install ${FUZZ_PACKAGES[*]}" >&2
  exit 2
fi

mode=run
if [[ ${1:-} == merge ]]; then
  mode=merge
  shift
fi
which=${1:-all} seconds=${2:-60}
[[ $which == all ]] || TARGETS=("$which")

[[ -f build/fuzz/build.ninja ]] || cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -- ${CAPDO_JOBS:+-j "$CAPDO_JOBS"}

# Libraries of the system are not instrumented and keep what they allocated once: no leak detection.
MACHINE_NAMED='.*/([0-9a-f]{16}|[0-9a-f]{40})'
flags=(-detect_leaks=0 -rss_limit_mb=3072 -timeout=20 -print_final_stats=1)
# The fuzzer's allocations would be held back in quarantine for long runs.
export ASAN_OPTIONS=${ASAN_OPTIONS:-quarantine_size_mb=64} UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
status=0
for target in "${TARGETS[@]}"; do
  seeds=tests/fuzz/corpus/$target new=build/fuzz/corpus/$target finds=build/fuzz/finds/$target
  mkdir -p "$seeds" "$new" "$finds"
  program=build/fuzz/tests/fuzz/fuzz_$target
  if [[ $mode == merge ]]; then
    # Seeds with a name were written by hand and stay. The others are chosen afresh and smallest first, so that inputs
    # that became superfluous leave the repository.
    small=$(mktemp -d)
    mapfile -t named < <(find "$seeds" -type f -regextype posix-extended ! -regex "$MACHINE_NAMED")
    if ((${#named[@]})); then cp "${named[@]}" "$small"; fi
    "$program" "${flags[@]}" -max_len="${MAX_LEN[$target]}" -merge=1 "$small" "$seeds" "$new"
    find "$seeds" -type f -regextype posix-extended -regex "$MACHINE_NAMED" -delete
    while read -r file; do cp "$file" "$seeds/$(basename "$file" | cut -c1-16)"; done \
      < <(find "$small" -type f -regextype posix-extended -regex "$MACHINE_NAMED")
    rm -r "$small"
    continue
  fi
  dictionary=tests/fuzz/dict/$target.dict
  extra=()
  if [[ -f $dictionary ]]; then extra+=(-dict="$dictionary"); fi
  if [[ -d tests/fuzz/regressions/$target ]]; then extra+=("tests/fuzz/regressions/$target"); fi
  echo "== $target, $seconds s"
  nice -n 10 "$program" "${flags[@]}" -max_len="${MAX_LEN[$target]}" -max_total_time="$seconds" \
    -artifact_prefix="$finds/" "$new" "$seeds" "${extra[@]}" || status=1
done
exit $status
