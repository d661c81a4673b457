#!/usr/bin/env bash
# Looks at packages that tools/package.sh made, where nothing but Debian 12's smallest system is: no Java, no Maven, no network.
#   tools/check-package.sh tar       unpacks the archive in a chroot and runs the README's first command there, as a stranger
#   tools/check-package.sh deb       installs, upgrades, removes and purges the package in a chroot; systemd-analyze, lintian
#   tools/check-package.sh oci       runs the image with runc: another user, read-only root, a volume for the data
#   tools/check-package.sh source    runs the README's two commands from the sources in a chroot with Maven and a JDK
# As root. Needs `apt install mmdebstrap`, and runc for the image, lintian and systemd for the second.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
root=$PWD
. tools/jdk.sh
out=$root/target/packages
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)
command -v mmdebstrap >/dev/null || { say "This needs mmdebstrap: apt install mmdebstrap."; exit 1; }
[ "$(id -u)" = 0 ] || { say "This makes chroots: run it as root."; exit 1; }

passed=0
passes() { passed=$((passed + 1)); say "ok: $*"; }
fails() { say "FAILED: $*"; exit 1; }

work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT

# Debian's smallest system, made once and kept: debian FOLDER
debian() {
  mkdir -p "$out"
  if [ ! -s "$out/debian.tar" ]; then
    mmdebstrap --quiet --variant=minbase bookworm "$out/debian.tar.part" && mv "$out/debian.tar.part" "$out/debian.tar"
  fi
  mkdir -p "$1"
  tar -C "$1" -xf "$out/debian.tar"
  if chroot "$1" /bin/sh -c 'command -v java || command -v mvn'; then fails "the chroot has a Java"; fi
}

# inside FOLDER COMMAND…: in the chroot, with its own processes and without a network but the loopback.
inside() {
  local folder=$1
  shift
  unshare --mount --pid --net --fork --kill-child /bin/bash -c '
    set -e
    mount -t proc proc "$1/proc"
    ip link set lo up 2>/dev/null || ifconfig lo up
    mount --bind /dev "$1/dev"
    folder=$1
    shift
    exec chroot "$folder" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=zh_CN.UTF-8 HOME=/root "$@"
  ' inside "$folder" "$@"
}

# The first command of the README, as printed, without what stands behind it.
first_command() {
  sed -n 's|^\(\./bailian text2image "[^"]*" [^#]*[^# ]\) *#.*|\1|p' README.md | head -n 1
}

is_png() { [ "$(head -c 8 "$1" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] || fails "$1 is no PNG"; }

check_tar() {
  local archive=$out/openbailian-$version-linux-x64.tar.gz command
  [ -s "$archive" ] || fails "$archive is not there: tools/package.sh makes it"
  command=$(first_command)
  [ -n "$command" ] || fails "the README has no first command"
  debian "$work/tar"
  chroot "$work/tar" useradd --create-home stranger
  tar -C "$work/tar/home/stranger" -xzf "$archive"
  # Not the stranger's own, as below /opt: what the program needs to write it writes elsewhere.
  chown -R root:root "$work/tar/home/stranger"/openbailian-*
  chroot "$work/tar" chown stranger /home/stranger
  cat >"$work/tar/home/stranger/try" <<END
set -e
cd ~/openbailian-*
bailian=\$PWD/bailian
mkdir ~/pictures; cd ~/pictures
cp /dev/null .none
ln -s "\$bailian" ./bailian
TIMEFORMAT='%R s'
time $command
time ./bailian version
time ./bailian text2video "日出延时，海边，海鸥飞过" --size 832*480 --duration 5 --out film.mp4
p=\$(echo wan*.png)
time ./bailian upscale "\$p" --out big.png
export OPENBAILIAN_JAVA_OPTS="-Xlog:aot=error -XX:AOTMode=on"
./bailian --help >/dev/null
./bailian models >/dev/null
unset OPENBAILIAN_JAVA_OPTS
find ~ -xdev -newer .none -not -path "*/pictures*" | head -20
END
  inside "$work/tar" su - stranger -c 'bash ~/try' || fails "the README's first command, in $work/tar"
  is_png "$(echo "$work"/tar/home/stranger/pictures/wan*.png)"
  is_png "$work/tar/home/stranger/pictures/big.png"
  [ -s "$work/tar/home/stranger/pictures/film.mp4" ] || fails "there is no film"
  passes "without Java and without a network: $command"
}

check_deb() {
  local deb before
  deb=$out/openbailian_${version/-/\~}_amd64.deb
  [ -s "$deb" ] || fails "$deb is not there: tools/package.sh deb makes it"
  debian "$work/deb"
  cp "$deb" "$work/deb/root/openbailian.deb"
  # What it depends on is fetched here, with the network; all that follows is without.
  chroot "$work/deb" apt-get update -q >/dev/null
  chroot "$work/deb" apt-get install -y -q --no-install-recommends adduser init-system-helpers libstdc++6 zlib1g libudev1 >/dev/null
  inside "$work/deb" dpkg -i /root/openbailian.deb || fails "it does not install"
  passes "installed"
  inside "$work/deb" su -s /bin/bash openbailian -c '
    set -e
    cd /var/lib/openbailian
    export HOME=$PWD OPENBAILIAN_DATA=$PWD OPENBAILIAN_CONFIG=/etc/openbailian/openbailian.yaml
    bailian serve --background --wait-ready
    bailian text2image "可爱猫咪" --model wan2.2-t2i-flash --size 1024*1024 --out /tmp/cat.png
    bailian stop
  ' || fails "the server of the package"
  is_png "$work/deb/tmp/cat.png"
  passes "its server draws, as its own user, with the configuration in /etc"
  before=$(find "$work/deb/var/lib/openbailian" -name '*.db' | head -n 1)
  echo "# mine" >>"$work/deb/etc/openbailian/openbailian.yaml"
  inside "$work/deb" dpkg -i /root/openbailian.deb >/dev/null || fails "it does not upgrade"
  grep -q "^# mine" "$work/deb/etc/openbailian/openbailian.yaml" || fails "the configuration was replaced"
  [ -e "$before" ] || fails "the data is gone after the upgrade"
  passes "an upgrade keeps configuration and data"
  inside "$work/deb" dpkg -r openbailian >/dev/null || fails "it cannot be removed"
  [ -e "$before" ] && [ ! -e "$work/deb/usr/lib/openbailian" ] || fails "removing takes the program and leaves the data"
  passes "removed; the data stays"
  inside "$work/deb" dpkg -P openbailian >/dev/null || fails "it cannot be purged"
  [ ! -e "$work/deb/var/lib/openbailian" ] && [ ! -e "$work/deb/etc/openbailian" ] || fails "purging leaves something"
  passes "purged"
  if command -v systemd-analyze >/dev/null; then
    dpkg-deb -x "$deb" "$work/unpacked"
    sed "s|/usr/bin/bailian|$work/unpacked/usr/lib/openbailian/bailian|" \
      "$work/unpacked/usr/lib/systemd/system/openbailian.service" >"$work/openbailian.service"
    systemd-analyze verify "$work/openbailian.service" || fails "systemd does not like the unit"
    systemd-analyze security --offline=true --no-pager "$work/openbailian.service" 2>/dev/null | tail -n 1 >&2
    passes "systemd-analyze verify"
  fi
  if command -v lintian >/dev/null; then
    lintian --allow-root --fail-on error "$deb" || fails "lintian"
    passes "lintian has no error"
  fi
}

check_source() {
  local folder=$work/source
  debian "$folder"
  find_java
  chroot "$folder" apt-get update -q >/dev/null
  chroot "$folder" apt-get install -y -q --no-install-recommends maven git ca-certificates >/dev/null
  mkdir -p "$folder/opt/jdk" "$folder/root/openbailian"
  cp -a "$java_home/." "$folder/opt/jdk/"
  git archive HEAD | tar -C "$folder/root/openbailian" -xf -
  if [ -d "$HOME/.m2/repository" ]; then
    say "With this machine's Maven repository (without ours), to spare the network."
    mkdir -p "$folder/root/.m2/repository"
    cp -a --reflink=auto "$HOME/.m2/repository/." "$folder/root/.m2/repository/"
    rm -rf "$folder/root/.m2/repository/io/openbailian"
  fi
  cat >"$folder/root/try" <<END
set -e
cd /root/openbailian
$(first_command)
ls -l wan*.png
END
  chroot "$folder" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/root bash /root/try || fails "the first command from source"
  passes "from source: $(first_command)"
  chroot "$folder" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/root bash -c 'cd /root/openbailian && ./verify' ||
    fails "./verify from source"
  passes "from source: ./verify"
}

[ "$#" -gt 0 ] || set -- tar
for what in "$@"; do
  case $what in
    tar) check_tar ;;
    deb) check_deb ;;
    oci) . tools/package/check-oci.sh ;;
    source) check_source ;;
    *) say "'$what' is none of tar, deb, oci, source."; exit 2 ;;
  esac
done
say "$passed checks passed"
