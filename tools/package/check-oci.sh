# Sourced by tools/check-package.sh: the image, unpacked as a runtime would and run by runc.
archive=$out/openbailian-$version-oci.tar
[ -s "$archive" ] || fails "$archive is not there: tools/package.sh oci makes it"
command -v runc >/dev/null || fails "this needs runc: apt install runc"
mkdir -p "$work/oci/layout" "$work/oci/rootfs" "$work/oci/data"
tar -C "$work/oci/layout" -xf "$archive"
blob() { printf '%s/blobs/%s\n' "$work/oci/layout" "${1/://}"; }
member() { tr ',{' '\n\n' <"$1" | sed -n "s|.*\"digest\":\"\\(sha256:[0-9a-f]*\\)\".*|\\1|p"; }
manifest=$(blob "$(member "$work/oci/layout/index.json" | head -n 1)")
for digest in $(member "$manifest" | tail -n 2); do
  [ "sha256:$(sha256sum "$(blob "$digest")" | cut -d ' ' -f 1)" = "$digest" ] || fails "the blob $digest has other bytes"
  tar -C "$work/oci/rootfs" -xzf "$(blob "$digest")"
done
[ ! -e "$work/oci/rootfs/bin/sh" ] || fails "there is a shell in it"
chown 10001:10001 "$work/oci/data"
cat >"$work/oci/config.json" <<END
{"ociVersion":"1.0.2","hostname":"openbailian","root":{"path":"rootfs","readonly":true},
"process":{"terminal":false,"user":{"uid":10001,"gid":10001},"cwd":"/data","noNewPrivileges":true,
"args":["/opt/openbailian/runtime/bin/java","@/opt/openbailian/server","serve"],
"env":["HOME=/data","LC_ALL=C.UTF-8","OPENBAILIAN_DATA=/data","OPENBAILIAN_HOST=0.0.0.0"],
"capabilities":{"bounding":[],"effective":[],"permitted":[]},"rlimits":[{"type":"RLIMIT_NOFILE","hard":65536,"soft":65536}]},
"mounts":[{"destination":"/proc","type":"proc","source":"proc"},
{"destination":"/dev","type":"tmpfs","source":"tmpfs","options":["nosuid","strictatime","mode=755","size=65536k"]},
{"destination":"/tmp","type":"tmpfs","source":"tmpfs","options":["nosuid","nodev","noexec","mode=1777","size=1g"]},
{"destination":"/data","type":"bind","source":"$work/oci/data","options":["bind","rw","nosuid","nodev"]}],
"linux":{"namespaces":[{"type":"pid"},{"type":"ipc"},{"type":"uts"},{"type":"mount"},{"type":"network"}]}}
END
container=openbailian-check-$$
(cd "$work/oci" && runc run --detach --pid-file "$work/oci/pid" "$container" >"$work/oci/out" 2>"$work/oci/err" </dev/null) ||
  fails "runc: $(cat "$work/oci/err")"
trap 'runc delete --force "$container" >/dev/null 2>&1; rm -rf --one-file-system "$work"' EXIT
# What a health check of compose calls.
inside_image() {
  runc exec --user 10001:10001 --cwd /data "$container" /opt/openbailian/runtime/bin/java "@/opt/openbailian/$1" "${@:2}"
}
tries=0
until inside_image commands tasks list >"$work/oci/healthy" 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { cat "$work/oci/healthy" "$work/oci/out" "$work/oci/err" >&2; fails "the container does not answer"; }
  sleep 1
done
passes "the container answers: another user, read-only root, no capabilities, no shell"
inside_image server text2image "可爱猫咪" --model wan2.2-t2i-flash --size 1024*1024 --out /data/cat.png || fails "it does not draw"
is_png "$work/oci/data/cat.png"
passes "it draws"
runc kill "$container" TERM
for _ in $(seq 300); do
  [ "$(runc state "$container" 2>/dev/null | sed -n 's|.*"status": "\(.*\)".*|\1|p')" = running ] || break
  sleep 0.1
done
[ "$(runc state "$container" | sed -n 's|.*"status": "\(.*\)".*|\1|p')" = stopped ] || fails "SIGTERM does not end it"
[ ! -e "$work/oci/data/run.json" ] || fails "it did not end in order"
passes "SIGTERM ends it in order"
