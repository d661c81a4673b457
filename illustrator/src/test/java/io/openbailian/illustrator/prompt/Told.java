package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Bulk;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A scene in short words, to be compared in a table.
final class Told {
  private Told() {}

  /// Its setting without what is usual, for example `FOREST NIGHT FOG`.
  static Set<String> setting(SceneDescription scene) {
    Set<String> parts = new TreeSet<>();
    parts.add(scene.place().name());
    parts.add(scene.time().name());
    parts.add(scene.season().name());
    parts.add(scene.weather().name());
    parts.add(scene.style().name());
    parts.add(scene.mood().name());
    parts.add(scene.camera().shot().name());
    parts.add(scene.camera().angle().name());
    scene.sky().forEach(what -> parts.add(what.name()));
    scene.tint().ifPresent(hue -> parts.add("all-" + hue));
    parts.removeAll(List.of("CLEAR", "NATURAL", "PLAIN", "USUAL", "LEVEL"));
    return parts;
  }

  /// Its subjects, for example `3 cat WHITE SITTING upon:sofa; 1 sofa RED`.
  static String subjects(SceneDescription scene) {
    return String.join("; ", scene.subjects().stream().map(Told::subject).toList());
  }

  private static String subject(Subject subject) {
    List<String> parts = new ArrayList<>();
    parts.add(subject.count() + " " + subject.thing());
    subject.kind().ifPresent(kind -> parts.add("(" + kind + ")"));
    subject.hue().ifPresent(hue -> parts.add(hue.name()));
    parts.add(subject.bulk() == Bulk.USUAL ? "" : subject.bulk().name());
    parts.add(subject.action() == Action.ANY ? "" : subject.action().name());
    parts.add(subject.position() == Position.ANYWHERE ? "" : subject.position().name());
    subject.material().ifPresent(material -> parts.add("of:" + material));
    subject.upon().ifPresent(thing -> parts.add("upon:" + thing));
    subject.adornments().forEach(adornment -> parts.add(adornment(adornment)));
    parts.removeIf(String::isEmpty);
    return String.join(" ", parts);
  }

  private static String adornment(Adornment adornment) {
    String colour = adornment.hue().map(hue -> "/" + hue).orElse("");
    return adornment.way() + ":" + adornment.thing() + colour;
  }
}
