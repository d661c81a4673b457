# Sourced by ./bailian and tools/package.sh: what Java is called with, and how a fast start is recorded. They set root, app
# and java_home; join is the command that joins jars.
main=io.openbailian.cli.Main

# Sets kind to what a command needs: a server in its process (server), the client alone (commands), or neither (bare).
find_kind() {
  case ${1:-} in
    "" | -h | --help | --version | version) kind=bare ;;
    tasks) if [ "${2:-}" = wait ]; then kind=server; else kind=commands; fi ;;
    *) kind=server ;;
  esac
}

# SerialGC: the least memory when idle and the fastest start, on the few cores this is made for. The young generation starts
# small, because all of it is touched before it is collected for the first time, and may grow to hold what a burst of requests
# leaves behind. A command without a server ends before the second compiler could be of use.
java_options() {
  options=("-Xmx${OPENBAILIAN_HEAP:-1g}")
  if [ "$1" != server ]; then
    # What a record says of methods worth compiling is for those that live longer; large pages, which only Linux has by this
    # name, are fewer faults.
    options+=(-XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining)
    case ${OSTYPE:-} in linux*) options+=(-XX:+UseTransparentHugePages -Xlog:pagesize=off) ;; esac
  elif [ -z "${OPENBAILIAN_HEAP:-}" ]; then
    options+=(-Xms24m -XX:NewSize=12m -XX:MaxNewSize=192m -XX:SurvivorRatio=4)
  fi
  # Reading the settings builds some twenty records by reflection, once each: code made for that costs a fifth of a second.
  # The second compiler waits four to ten times as long as usual: at once it took a third of the CPU until the first answer, for
  # methods that most tests end before they need; under load it is as fast a few seconds later.
  if [ "$1" = server ]; then
    options+=(-Djdk.reflect.useNativeAccessorOnly=true -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining
      -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=6000
      -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=400000)
  fi
  options+=(
    -XX:+UseSerialGC -XX:-UsePerfData
    --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true
    -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
  )
  # What was added to an installation is looked for by those who need it alone (docs/files.md).
  if [ -d "$app/modules" ]; then options+=("-Dopenbailian.modules=$app/modules"); fi
  # A package has its native libraries as files, which anybody can replace; elsewhere they are unpacked from jars.
  if [ -d "$root/natives" ]; then
    options+=("-Djava.library.path=$root/natives" -Dorg.bytedeco.javacpp.pathsFirst=true
      "-Dorg.sqlite.lib.path=$root/natives" -Dorg.sqlite.lib.name=libsqlitejdbc.so)
  fi
}

# Sets classpath to the jars that files of $app name, by their places below $app, so that the whole can be moved.
read_classpath() {
  local file names
  classpath=
  for file in "$@"; do
    IFS= read -r names <"$app/$file"
    classpath=${classpath:+$classpath:}$app/${names//:/:$app/}
  done
}

# Writes down all jars of the folder's lib, ours first.
list_jars() {
  local jar names=:
  for jar in "$1"/lib/openbailian-*.jar "$1"/lib/*.jar; do
    case $names in
      *:"lib/${jar##*/}":*) ;;
      *) names=${names}lib/${jar##*/}: ;;
    esac
  done
  names=${names#:}
  printf '%s\n' "${names%:}" >"$1/classpath"
}

# Records what runs load and which methods they need most, so that the next ones start in half the time. Java prepares all
# that a record holds, needed or not, so there are three: of a server made under load, of commands that ask one, and of
# those that need nothing at all. Without them all works too, slower. The logs go to the folder that is named.
record_all() {
  say "Preparing a fast start …"
  commands_first "$1"
  join_jars
  record "$1" bare --help
  record "$1" commands warm-up commands
  record "$1" server warm-up server
}

# Puts the jars that commands without a server were seen to need at the head of the class path: the record of commands is
# made of these alone, and Java looks at every jar that a record was made of.
commands_first() {
  local log=$1/commands-loaded.log all names jar IFS
  read_classpath classpath
  java_options commands
  "$java_home/bin/java" "${options[@]}" "-Xlog:class+load:file=$log:none" -cp "$classpath" \
    "$main" warm-up commands >/dev/null 2>"$1/warm-up.log" </dev/null || true
  names=
  while IFS= read -r jar; do
    names=${names:+$names:}lib/$jar
  done < <(sed -n 's|.* source: file:.*/\([^/]*\.jar\)$|\1|p' "$log" | sort -u)
  printf '%s\n' "$names" >"$app/commands.classpath"
  IFS= read -r all <"$app/classpath"
  IFS=:
  for jar in $all; do
    case :$names: in
      *:"$jar":*) ;;
      *) names=$names:$jar ;;
    esac
  done
  printf '%s\n' "$names" >"$app/classpath"
}

# A server looks for services before it answers, which opens every jar: its own are one, but for those with native libraries.
join_jars() {
  local joined
  read_classpath classpath
  joined=$("${join[@]}" "$app/server.jar" "$classpath") || exit 1
  printf '%s\n' "${joined//"$app/"/}" >"$app/server.classpath"
  touch -r "$root/bailian" "$app/server.jar" # records know it by its time, which is to be the same in every package of a commit
}

# record LOGS KIND ARGUMENTS…
record() {
  local kind=$2 jars=commands.classpath log=$1/warm-up-$2.log
  shift 2
  if [ "$kind" = server ]; then jars=server.classpath; fi
  java_options "$kind"
  read_classpath "$jars"
  "$java_home/bin/java" "-XX:AOTCacheOutput=$app/$kind.aot" "${options[@]}" -cp "$classpath" \
    "$main" "$@" >/dev/null 2>"$log" </dev/null || rm -f "$app/$kind.aot"
  if [ ! -e "$app/$kind.aot" ]; then say "There is no fast start of the kind '$kind': see $log."; fi
}
