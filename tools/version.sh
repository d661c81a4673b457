#!/usr/bin/env bash
# Gives all modules a version: tools/version.sh 0.1.0
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
[[ ${1:-} =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[A-Za-z0-9.]+)?$ ]] || { echo "A version like 0.1.0 or 0.2.0-SNAPSHOT, please." >&2; exit 2; }
old=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)
# The module's own line and that of its parent: no library has this version.
sed -i "s|<version>${old//./\\.}</version>|<version>$1</version>|" pom.xml ./*/pom.xml
grep -L "<version>$1</version>" pom.xml ./*/pom.xml
echo "$old is $1 now"
