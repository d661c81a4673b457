#!/usr/bin/env bash
# How many changes of the code the tests of a package notice (PIT).
#   tools/mutations.sh protocol io.openbailian.protocol
#   tools/mutations.sh catalog io.openbailian.catalog.check io.openbailian.catalog
# The module, the package that is changed, and the one whose tests are run, if that is another.
# The report is in MODULE/target/pit-reports; the figures of the last run are in docs/adr/0020-rooms.md.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. tools/jdk.sh
find_java
export JAVA_HOME=$java_home

[ $# -ge 2 ] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }
module=$1 changed=$2 tests=${3:-$2}
mvn -B -ntp -Ppit -pl "$module" -am -DtargetClasses="$changed.*" -DtargetTests="$tests.*" \
  test-compile org.pitest:pitest-maven:mutationCoverage
