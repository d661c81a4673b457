#!/usr/bin/env bash
# Draws the contact sheets in docs/gallery anew; look at each before you commit it.
#   tools/gallery.sh             all of them
#   tools/gallery.sh Style Film  some: Prompt Style Figure Places Text Film Edit Imaging
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. tools/jdk.sh
find_java
export JAVA_HOME=$java_home

mvn -B -q -pl engine-embedded -am test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/gallery.classpath -Dmdep.includeScope=test
illustrator=io.openbailian.illustrator
sheet() {
  local module=$1
  shift
  "$JAVA_HOME/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \
    -cp "$module/target/test-classes:$module/target/classes:$(<"$module/target/gallery.classpath")" "$@"
}

[ $# -gt 0 ] || set -- Prompt Style Figure Places Text Film Edit Imaging
for name in "$@"; do
  echo "$name …"
  case "$name" in
    Prompt | Style) sheet illustrator $illustrator.${name}Gallery docs/gallery/illustrator ;;
    Figure) sheet illustrator $illustrator.stage.FigureGallery docs/gallery/illustrator/figures.jpg 150 ;;
    Places) sheet illustrator $illustrator.stage.PlacesGallery docs/gallery/illustrator ;;
    Text) sheet illustrator $illustrator.stage.TextGallery docs/gallery/illustrator ;;
    Film) sheet illustrator $illustrator.FilmGallery docs/gallery/video/video.jpg ;;
    Edit) sheet engine-embedded io.openbailian.engine.embedded.EditGallery docs/gallery/editing ;;
    Imaging) sheet imaging io.openbailian.imaging.Gallery docs/gallery/imaging ;;
    *) echo "There is no sheet named $name." >&2 && exit 2 ;;
  esac
done
