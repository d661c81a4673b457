# Sourced by ./bailian, ./verify and ./bench: find_java sets java_home to a JDK that is new enough, or says in one sentence
# what to install and ends the script.
least=25

say() { printf '%s\n' "$*" >&2; }

# The version of a JDK, from the file it carries: asking java itself would take 40 ms.
major() {
  local line
  [ -x "$1/bin/java" ] || return 1
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in
        JAVA_VERSION=*)
          line=${line#*\"}
          line=${line%%[!0-9]*}
          printf -v "$2" '%s' "${line:-0}"
          return 0
          ;;
      esac
    done <"$1/release"
  fi
  line=$("$1/bin/java" -version 2>&1 | head -n 1)
  line=${line#*\"}
  printf -v "$2" '%s' "${line%%[!0-9]*}"
}

suits() {
  local version=0
  [ -n "$1" ] && major "$1" version && [ "${version:-0}" -ge "$least" ]
}

find_java() {
  local home
  if [ -n "${OPENBAILIAN_JAVA:-}" ]; then
    java_home=${OPENBAILIAN_JAVA%/bin/java}
    suits "$java_home" && return 0
    say "OPENBAILIAN_JAVA is $OPENBAILIAN_JAVA, which is no JDK $least or later."
    exit 1
  fi
  java_home=${JAVA_HOME:-}
  suits "$java_home" && return 0
  if home=$(command -v java) && home=$(readlink -f "$home" 2>/dev/null); then
    java_home=${home%/bin/java}
    suits "$java_home" && return 0
  fi
  for java_home in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /opt/jdk* /opt/java/*; do
    suits "$java_home" && return 0
  done
  say "OpenBailian needs a JDK $least or later and found none: install one (for example Eclipse Temurin" \
    "from https://adoptium.net), or name it with JAVA_HOME."
  exit 1
}
