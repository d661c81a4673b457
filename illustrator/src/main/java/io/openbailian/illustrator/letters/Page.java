package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.scene.Lettering;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.text.Dice;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// The size of a picture and what is to be written on it.
public record Page(int width, int height, SceneDescription scene, Dice dice) {

  /// What sizes are measured by, in pixels: the shorter side.
  double unit() {
    return Math.min(width, height);
  }

  /// How much larger letters are on a page that is very tall or very wide, where there is room.
  double generous() {
    double aspect = Math.max(width, height) / unit();
    return Math.clamp(0.75 + 0.25 * aspect, 1, 1.5);
  }

  /// The em below which nobody reads, in pixels.
  double least() {
    return Math.max(7, 0.021 * unit());
  }

  /// A part of the page, each number a share of its side.
  Rectangle2D box(double x, double y, double wide, double tall) {
    return new Rectangle2D.Double(width * x, height * y, width * wide, height * tall);
  }

  boolean has(Lettering.Where where) {
    return scene.letterings().stream().anyMatch(lettering -> lettering.place() == where);
  }

  /// The texts of the places, in the order of the places.
  List<String> texts(Lettering.Where... places) {
    List<String> texts = new ArrayList<>();
    for (Lettering.Where where : places) {
      for (Lettering lettering : scene.letterings()) {
        if (lettering.place() == where && !lettering.text().isBlank()) {
          texts.add(lettering.text());
        }
      }
    }
    return texts;
  }

  String text(Lettering.Where... places) {
    return String.join("\n", texts(places));
  }
}
