# Sourced by ./bailian, ./verify and ./bench: finds a JDK of at least version 25.
# Sets JAVA_HOME, or says in one sentence what to install and fails.

jdk_version() { # prints the major version of the JDK in folder $1, or 0
  local release="$1/release" line
  [ -x "$1/bin/javac" ] && [ -r "$release" ] || { echo 0; return; }
  while IFS= read -r line; do
    case "$line" in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=\"}
        line=${line%%[!0-9]*}
        echo "${line:-0}"
        return
        ;;
    esac
  done < "$release"
  echo 0
}

find_jdk() {
  local candidate path_javac
  path_javac=$(command -v javac || true)
  [ -n "$path_javac" ] && path_javac=$(readlink -f "$path_javac" 2>/dev/null || echo "$path_javac")
  for candidate in "${OPENBAILIAN_JAVA:-}" "${JAVA_HOME:-}" "${path_javac%/bin/javac}" \
    /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && [ "$(jdk_version "$candidate")" -ge 25 ]; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  echo "OpenBailian needs a JDK 25 or newer: install one (for example Temurin 25) and set JAVA_HOME to it." >&2
  return 1
}
