# Sourced by ./bailian where the program is not there yet or older than its sources: build makes it, in the folder $app.

# Turns Maven's report into one line for each module; on a terminal it counts downloads.
progress() {
  awk -v terminal="$terminal" '
    /^\[INFO\] Building OpenBailian/ && /\[[0-9]+\/[0-9]+\]$/ {
      name = $0
      sub(/^\[INFO\] Building OpenBailian( :: )?/, "", name)
      sub(/ [0-9][^ ]* .*$/, "", name)
      step = $NF
      gsub(/[][]/, "", step)
      if (drawn) printf "\r\033[K"
      drawn = 0
      if (name !~ /^[0-9]/ && name != "") { printf "  %s  %s\n", step, name; fflush() }
    }
    /^\[INFO\] Downloaded from/ {
      fetched++
      if (terminal) { printf "\r\033[K  %d files fetched", fetched; drawn = 1; fflush() }
    }
    END {
      if (drawn) printf "\r\033[K"
      if (fetched) printf "  %d files fetched\n", fetched
    }' >&2
}

build() {
  local log status
  if ! command -v mvn >/dev/null; then
    say "OpenBailian has to be built once and needs Maven for that: install it (apt install maven," \
      "brew install maven, or https://maven.apache.org)."
    exit 1
  fi
  if [ ! -x "$java_home/bin/javac" ]; then
    say "OpenBailian has to be built once and needs a whole JDK for that; $java_home has no compiler."
    exit 1
  fi
  say "Building OpenBailian with $java_home …"
  mkdir -p "$root/cli/target"
  : >"$root/cli/target/stamp" # from before the build: what changes meanwhile is newer
  log=$root/cli/target/build.log
  (cd "$root" && JAVA_HOME=$java_home mvn -B -Pproduct -pl 'cli,!engine-test' -am package) 2>&1 | tee "$log" | progress
  status=${PIPESTATUS[0]}
  if [ "$status" -ne 0 ]; then
    grep -Ev '^\[INFO\]|^Download(ing|ed)' "$log" >&2
    say "The build failed; all of it is in $log."
    exit 1
  fi
  assemble
}

# A new folder takes the old one's place: a server that still runs keeps the files it has open.
assemble() {
  local new=$root/cli/target/app.new old=$root/cli/target/app.old
  rm -rf "$new" "$old"
  mkdir -p "$new/lib"
  cp -p "$root"/cli/target/openbailian-cli-*.jar "$root"/cli/target/lib/*.jar "$new/lib/"
  # In the format of today: Java records no class of a format as old as some libraries still have.
  "$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$root/tools/RewriteOldClasses.java" "$new/lib" >&2 ||
    exit 1
  list_jars "$new"
  if [ -e "$app" ]; then mv "$app" "$old"; fi
  mv "$new" "$app"
  rm -rf "$old"
  join=("$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$root/tools/JoinJars.java")
  record_all "$root/cli/target"
  mv "$root/cli/target/stamp" "$app/stamp"
}
