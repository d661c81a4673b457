# Sourced by tools/package.sh, which sets stage, out, version and moment: a container image as an OCI layout, made by hand of
# two layers: Debian's C library and what Java needs beside it, and this package. There is no shell in it.
image=$out/oci
archive=$out/openbailian-$version-oci.tar
rm -rf "$image" "$out/oci-root"
mkdir -p "$image/blobs/sha256" "$out/oci-root"

# add FILE: moves a file to its place among the blobs; sets digest and size.
add() {
  digest=$(sha256sum "$1" | cut -d ' ' -f 1)
  size=$(stat -c %s "$1")
  mv "$1" "$image/blobs/sha256/$digest"
}

# layer NAME FOLDER: sets digest, size, and diff (that of the layer before it is packed).
layer() {
  tar --sort=name --numeric-owner --mtime="@$moment" -C "$2" -cf "$out/$1.tar" .
  diff=$(sha256sum "$out/$1.tar" | cut -d ' ' -f 1)
  gzip -n -6 "$out/$1.tar"
  add "$out/$1.tar.gz"
}

mmdebstrap --quiet --variant=extract --include=libc6,libstdc++6,zlib1g,libudev1,base-files,netbase,tzdata \
  --dpkgopt=path-exclude=/usr/share/man/* bookworm "$out/oci-base.tar" >&2
mkdir -p "$out/oci-base"
tar -C "$out/oci-base" -xf "$out/oci-base.tar"
rm "$out/oci-base.tar"
printf 'root:x:0:0:root:/root:/sbin/nologin\nopenbailian:x:10001:10001:OpenBailian:/data:/sbin/nologin\n' \
  >"$out/oci-base/etc/passwd"
printf 'root:x:0:\nopenbailian:x:10001:\n' >"$out/oci-base/etc/group"
rm -rf "$out/oci-base"/var/{cache,log,lib/apt} "$out/oci-base/etc/apt"
layer oci-base-layer "$out/oci-base"
base_digest=$digest base_size=$size base_diff=$diff
rm -rf "$out/oci-base"

mkdir -p "$out/oci-root/opt" "$out/oci-root/data" "$out/oci-root/etc/openbailian"
cp -a "$stage" "$out/oci-root/opt/openbailian"
# What the launcher would call Java with, in files that Java reads: java @/opt/openbailian/server …
(
  root=$stage app=$stage/app
  . "$stage/tools/launch.sh"
  for kind in server commands; do
    java_options "$kind"
    read_classpath "$kind.classpath"
    {
      printf '%s\n' "${options[@]}" "-XX:AOTCache=/opt/openbailian/app/$kind.aot" -Xlog:aot=off -Xlog:cds=off \
        -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Duser.home=/data
      printf -- '-cp\n%s\n%s\n' "$classpath" "$main"
    } | sed "s|$stage|/opt/openbailian|g" >"$out/oci-root/opt/openbailian/$kind"
  done
)
find "$out/oci-root" -newermt "@$moment" -not -name '*.aot' -exec touch -h -d "@$moment" {} +
chown -R 0:0 "$out/oci-root"
chown -R 10001:10001 "$out/oci-root/data"
layer oci-program-layer "$out/oci-root"
rm -rf "$out/oci-root"

created=$(date -u -d "@$moment" +%Y-%m-%dT%H:%M:%SZ)
cat >"$out/oci-config" <<END
{"created":"$created","architecture":"amd64","os":"linux",
"config":{"User":"10001:10001","WorkingDir":"/data","Volumes":{"/data":{}},"ExposedPorts":{"8686/tcp":{}},
"Env":["HOME=/data","LC_ALL=C.UTF-8","OPENBAILIAN_DATA=/data","OPENBAILIAN_HOST=0.0.0.0"],"StopSignal":"SIGTERM",
"Entrypoint":["/opt/openbailian/runtime/bin/java","@/opt/openbailian/server"],"Cmd":["serve"],
"Labels":{"org.opencontainers.image.title":"OpenBailian","org.opencontainers.image.version":"$version",
"org.opencontainers.image.licenses":"Apache-2.0 AND LGPL-3.0-or-later AND GPL-2.0-only WITH Classpath-exception-2.0"}},
"rootfs":{"type":"layers","diff_ids":["sha256:$base_diff","sha256:$diff"]},
"history":[{"created":"$created","created_by":"mmdebstrap"},{"created":"$created","created_by":"tools/package.sh oci"}]}
END
program_digest=$digest program_size=$size
add "$out/oci-config"
type=application/vnd.oci.image
cat >"$out/oci-manifest" <<END
{"schemaVersion":2,"mediaType":"$type.manifest.v1+json",
"config":{"mediaType":"$type.config.v1+json","digest":"sha256:$digest","size":$size},
"layers":[{"mediaType":"$type.layer.v1.tar+gzip","digest":"sha256:$base_digest","size":$base_size},
{"mediaType":"$type.layer.v1.tar+gzip","digest":"sha256:$program_digest","size":$program_size}]}
END
add "$out/oci-manifest"
cat >"$image/index.json" <<END
{"schemaVersion":2,"manifests":[{"mediaType":"$type.manifest.v1+json","digest":"sha256:$digest","size":$size,
"platform":{"architecture":"amd64","os":"linux"},"annotations":{"org.opencontainers.image.ref.name":"openbailian:$version"}}]}
END
printf '{"imageLayoutVersion":"1.0.0"}' >"$image/oci-layout"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$moment" -C "$image" -cf "$archive" .
say "$archive"
