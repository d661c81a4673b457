# Sourced by tools/package.sh, which sets stage, out, version and moment: a package for Debian 12 and what is like it.
debversion=${version/-/\~}
deb=$out/openbailian_${debversion}_amd64.deb
tree=$out/deb
doc=$tree/usr/share/doc/openbailian
rm -rf "$tree"
mkdir -p "$tree/DEBIAN" "$tree/usr/lib" "$tree/usr/bin" "$doc" "$tree/usr/lib/systemd/system" "$tree/etc/openbailian" \
  "$tree/etc/default" "$tree/usr/share/bash-completion/completions" "$tree/usr/share/lintian/overrides"
cp -a "$stage" "$tree/usr/lib/openbailian"
ln -s ../lib/openbailian/bailian "$tree/usr/bin/bailian"
mv "$tree/usr/lib/openbailian"/{docs,README.md,README.zh-CN.md,NOTICE} "$doc/"
{
  cat LICENSE
  printf '\n\nLicences of the libraries in /usr/lib/openbailian; texts: /usr/lib/openbailian/licences.\n\n'
  cat "$stage/licences/LIST.txt"
} >"$doc/copyright"
gzip -n -9 <CHANGELOG.md >"$doc/changelog.gz"
rm "$tree/usr/lib/openbailian/LICENSE" "$tree/usr/lib/openbailian/CHANGELOG.md"
cp tools/package/openbailian.service "$tree/usr/lib/systemd/system/"
cp tools/package/deb/openbailian.yaml "$tree/etc/openbailian/"
cp tools/package/deb/default "$tree/etc/default/openbailian"
cp tools/package/deb/lintian-overrides "$tree/usr/share/lintian/overrides/openbailian"
"$stage/bailian" completion bash >"$tree/usr/share/bash-completion/completions/bailian"
printf '/etc/openbailian/openbailian.yaml\n/etc/default/openbailian\n' >"$tree/DEBIAN/conffiles"
install -m 0755 tools/package/deb/{postinst,prerm,postrm} "$tree/DEBIAN/"
cat >"$tree/DEBIAN/control" <<END
Package: openbailian
Version: $debversion
Architecture: amd64
Maintainer: The OpenBailian authors <openbailian@localhost>
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f1)
Depends: libc6 (>= 2.34), libstdc++6 (>= 12), zlib1g, libudev1, bash, adduser, init-system-helpers
Recommends: espeak-ng
Suggests: tesseract-ocr
Section: net
Priority: optional
Description: the Bailian (DashScope, Model Studio) API on your own machine
 A server that official SDKs use unchanged: offline, free, deterministic, for
 development and CI. Pictures, films and texts are made by code, no model is
 at work; engines with real weights plug in under the same API.
 .
 The package brings its own Java runtime.
END
find "$tree" -newermt "@$moment" -not -name '*.aot' -exec touch -h -d "@$moment" {} +
(cd "$tree" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
dpkg-deb --root-owner-group -Zxz -z3 --build "$tree" "$deb" >/dev/null
say "$deb"
