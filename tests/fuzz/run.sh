#!/usr/bin/env bash
# Fuzz each target in turn: run.sh SECONDS FOLDER [TARGET...]. What is found goes into FOLDER.
set -euo pipefail
seconds=${1:?usage: run.sh SECONDS FOLDER [TARGET...]}
folder=${2:?usage: run.sh SECONDS FOLDER [TARGET...]}
shift 2
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python}
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(docx pdf markdown text html csv segmenter xlsx odt rtf eml)
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
export PYTHONPATH="$here/../../src:$here/..${PYTHONPATH:+:$PYTHONPATH}"
export TMPDIR="$folder"

count() { { find "$1" -maxdepth 1 -type f ! -name '*.why' ! -name '*.log' ! -name words.dict ! -name 'slow-unit-*' 2>/dev/null || true; } | wc -l; }

for target in "${targets[@]}"; do
  out=$folder/$target
  mkdir -p "$out"
  end=$((SECONDS + seconds))
  run=0
  # A crash or a hang ends the process; what time is left goes to the next one.
  while left=$((end - SECONDS)); [ "$left" -gt 3 ] && [ "$run" -lt 200 ]; do
    run=$((run + 1))
    "$python" "$here/fuzz_reader.py" "$target" "-artifact_prefix=$out/" \
      "-max_total_time=$left" -verbosity=1 >"$out/$run.log" 2>&1 || true
    grep -aq '^#[0-9]' "$out/$run.log" || { tail -n 1 "$out/$run.log" >&2; break; }
  done
done
rm -rf "$folder"/fuzz-input-*

printf '%-10s %12s %9s %11s %5s\n' target executions findings unforeseen stops
for target in "${targets[@]}"; do
  out=$folder/$target
  executions=0
  for log in "$out"/*.log; do
    last=$(grep -ao '^#[0-9][0-9]*' "$log" | tail -1 | tr -d '#' || true)
    executions=$((executions + ${last:-0}))
  done
  printf '%-10s %12s %9s %11s %5s\n' "$target" "$executions" \
    "$(count "$out/findings")" "$(count "$out/unforeseen")" "$(count "$out")"
done
