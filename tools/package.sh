#!/usr/bin/env bash
# Makes packages for Linux on x86-64 from this checkout, each with a Java runtime of its own, in target/packages:
#   tools/package.sh                 the archive openbailian-VERSION-linux-x64.tar.gz
#   tools/package.sh deb             openbailian_VERSION_amd64.deb
#   tools/package.sh oci             openbailian-VERSION-oci.tar, a container image (OCI layout)
#   tools/package.sh s3              openbailian-VERSION-s3.tar.gz, the module for files in a bucket (docs/files.md): unpacked into
#                                    the folder of the archive; OPENBAILIAN_WITH=s3 puts it into what is made beside it
#   tools/package.sh tar deb oci     all of them but the module
# Needs what ./bailian needs, and for an image `apt install mmdebstrap`. Everything but the three records of a fast start
# (app/*.aot) is made to have the same bytes for the same commit and JDK.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
root=$PWD
. tools/jdk.sh

kinds=("$@")
[ "${#kinds[@]}" -gt 0 ] || kinds=(tar)
for kind in "${kinds[@]}"; do
  case $kind in
    tar | deb | s3) ;;
    oci) command -v mmdebstrap >/dev/null || { say "An image needs mmdebstrap: apt install mmdebstrap."; exit 1; } ;;
    *) say "There is no package of the kind '$kind', only tar, deb, oci and s3."; exit 2 ;;
  esac
done
if [ "$(uname -sm)" != "Linux x86_64" ]; then
  say "Packages are made on Linux on x86-64; this is $(uname -sm)."
  exit 1
fi

version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)
name=openbailian-$version-linux-x64
out=$root/target/packages
stage=$out/$name
# The moment that all files have: the commit's.
moment=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH=$moment TZ=UTC LC_ALL=C.UTF-8

# What the class path needs by `jdeps`; and charsets (GB18030), socket options and zip files, which are asked for by name.
modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.rmi
modules+=,java.security.jgss,java.sql,java.xml,jdk.charsets,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

run() { "$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$@"; }

# The tree that every kind of package has, whole.
stage() {
  ./bailian version
  find_java
  say "Putting $name together with $java_home …"
  rm -rf "$stage"
  mkdir -p "$stage/app" "$stage/tools"
  cp -r cli/target/app/lib "$stage/app/lib"
  run tools/package/UnpackNatives.java "$stage/app/lib" "$stage/natives"
  ln -s libopenblas.so.0 "$stage/natives/libopenblas_nolapack.so.0" # one library under two names, as the loader would have it
  if ! "$java_home/bin/jlink" --add-modules "$modules" --strip-debug --compress zip-6 --no-header-files --no-man-pages \
    --output "$stage/runtime"; then
    say "The JDK in $java_home cannot link a runtime: it needs the folder jmods, or to be built for linking without it" \
      "(Eclipse Temurin is)."
    exit 1
  fi
  run tools/package/Licences.java tools/package "$stage/licences" "$stage/app/lib" "$stage/natives"
  cp bailian LICENSE NOTICE CHANGELOG.md README.md README.zh-CN.md "$stage/"
  cp tools/jdk.sh tools/launch.sh "$stage/tools/"
  pages
  if [ "${OPENBAILIAN_WITH:-}" = s3 ]; then module_s3 "$stage/app/modules/s3"; fi
  chmod -R u+rwX,go+rX,go-w "$stage"
  # Java looks at the time of every file that a record was made of.
  find "$stage" -exec touch -h -d "@$moment" {} +
  record
  find "$stage" -exec touch -h -d "@$moment" {} +
}

# The pages of docs, without the galleries (20 MB) and the decisions.
pages() {
  local page
  while IFS= read -r page; do
    mkdir -p "$stage/${page%/*}"
    cp "$page" "$stage/$page"
  done < <(find docs -name '*.md' -not -path 'docs/adr/*' -not -path 'docs/gallery/*')
  mkdir -p "$stage/docs/images"
  cp docs/images/cat.png "$stage/docs/images/"
}

# What was joined into one jar need not lie there twice, but for the few jars that commands take.
joined_only() {
  local jar
  cp "$app/server.classpath" "$app/classpath"
  for jar in "$app"/lib/*.jar; do
    case :$(<"$app/commands.classpath"):$(<"$app/server.classpath"): in
      *:"lib/${jar##*/}":*) ;;
      *) rm "$jar" ;;
    esac
  done
}

# In a process of its own: launch.sh takes root, app and java_home from whoever sources it.
record() (
  # The package's own runtime has no compiler.
  join=("$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$root/tools/JoinJars.java")
  root=$stage
  app=$stage/app
  java_home=$stage/runtime
  logs=$(mktemp -d)
  trap 'rm -rf "$logs"' EXIT
  . "$root/tools/launch.sh"
  list_jars "$app"
  # Nothing of the machine it is made on goes in: no settings, and a home that is gone afterwards.
  mkdir "$logs/home"
  export HOME=$logs/home
  record_all "$logs"
  joined_only
  for kind in bare commands server; do
    [ -s "$app/$kind.aot" ] || { cat "$logs"/*.log >&2; say "The fast start '$kind' was not recorded."; exit 1; }
  done
)

pack_tar() {
  tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$moment" -C "$out" -cf - "$name" | gzip -n -6 \
    >"$out/$name.tar.gz"
  say "$out/$name.tar.gz"
}

# The jars of the module that the program does not have anyway, in the folder where the launcher looks.
module_s3() {
  local jar
  mvn -B -q -Pproduct -pl s3 -am -Dmaven.test.skip package
  mkdir -p "$1"
  for jar in s3/target/openbailian-s3-"$version".jar s3/target/module/*.jar; do
    [ -e "cli/target/app/lib/${jar##*/}" ] || cp "$jar" "$1/"
  done
  run tools/package/Licences.java tools/package "$1/licences" "$1" "$1"
  chmod -R u+rwX,go+rX,go-w "$1"
  find "$1" -exec touch -h -d "@$moment" {} +
}

pack_s3() {
  local folder=$out/s3-module
  rm -rf "$folder"
  module_s3 "$folder/$name/app/modules/s3"
  tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$moment" -C "$folder/$name" -cf - app | gzip -n -6 \
    >"$out/openbailian-$version-s3.tar.gz"
  rm -rf "$folder"
  say "$out/openbailian-$version-s3.tar.gz"
}

case " ${kinds[*]} " in
  " s3 ") ./bailian version && find_java && mkdir -p "$out" ;;
  *) stage ;;
esac
for kind in "${kinds[@]}"; do
  case $kind in
    tar) pack_tar ;;
    s3) pack_s3 ;;
    *) . "tools/package/$kind.sh" ;;
  esac
done
(cd "$out" && find . -maxdepth 1 -type f -not -name SHA256SUMS -printf '%f\0' | sort -z | xargs -0 sha256sum >SHA256SUMS)
