#!/usr/bin/env bash
# Runs the tests of a module several times in a row beside a program that keeps the cores busy, and
# counts: a test that leans on luck fails sooner or later.
#   tools/repeat-tests.sh MODULE [TIMES] [TESTS]
#   TIMES   20 unless said
#   TESTS   as Surefire's -Dtest takes them; all of the module unless said
# BURNERS=0 leaves the machine alone; otherwise one for each core, as polite as the tests.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. tools/jdk.sh
find_java
export JAVA_HOME=$java_home

module=${1:?usage: tools/repeat-tests.sh MODULE [TIMES] [TESTS]}
times=${2:-20}
packages=$(cd "$module/src/test/java" && find . \( -name '*Test.java' -o -name '*Properties.java' \) -printf '%P\n' |
  tr '\n' ',')
tests=${3:-$packages}

burners=()
for _ in $(seq "${BURNERS:-$(getconf _NPROCESSORS_ONLN)}"); do
  nice sha256sum /dev/zero &
  burners+=($!)
done
trap 'kill "${burners[@]}" 2>/dev/null || true' EXIT

failed=0
for i in $(seq "$times"); do
  begun=$SECONDS
  log="$module/target/repeat-$i.log"
  if nice mvn -o -q -B -ntp test -pl "$module" -am "-Dtest=$tests" \
    -Dsurefire.failIfNoSpecifiedTests=false >"$log.part" 2>&1; then
    verdict=passed
  else
    verdict="FAILED, see $log"
    failed=$((failed + 1))
  fi
  mv "$log.part" "$log"
  echo "$(date +%T) $module $i of $times: $verdict ($((SECONDS - begun)) s)"
done
echo "$module: $((times - failed)) of $times runs passed beside ${#burners[@]} busy programs"
[ "$failed" -eq 0 ]
