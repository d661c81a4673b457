package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.tool.Plate;
import io.openbailian.illustrator.tool.Step;
import java.util.ArrayList;
import java.util.List;

/// What stands still on the stage, in the light of each frame. Only the plates of the two lights
/// around the present one are kept.
final class StandingScenery {
  private final List<Daylight.Key> keys;
  private final Painter painter;
  private int key = -1;
  private List<Step> from = List.of();
  private List<Fade> fades = List.of();
  private List<Step> shown = List.of();

  /// Draws the parts of a stage in a light.
  interface Painter {
    List<Step> paint(Daylight.Key key) throws InterruptedException;
  }

  StandingScenery(List<Daylight.Key> keys, Painter painter) {
    this.keys = keys;
    this.painter = painter;
  }

  /// The plates of a stage as steps, for what has plates alone.
  static List<Step> steps(List<Plate> plates) {
    return plates.stream().<Step>map(Step.Layer::new).toList();
  }

  /// The steps in a light; good until the next call.
  List<Step> in(Daylight.Light light) throws InterruptedException {
    if (light.key() != key) {
      turnTo(light.key());
    }
    if (keys.size() > 1) {
      int weight = (int) (256 * light.mix());
      fades.forEach(fade -> fade.to(weight));
    }
    return shown;
  }

  private void turnTo(int next) throws InterruptedException {
    List<Step> begin = next == key + 1 && !fades.isEmpty() ? to() : painter.paint(keys.get(next));
    key = next;
    from = begin;
    if (keys.size() == 1) {
      shown = begin;
      return;
    }
    List<Step> end = painter.paint(keys.get(next + 1));
    List<Step> mixed = new ArrayList<>();
    List<Fade> fading = new ArrayList<>();
    for (int i = 0; i < Math.min(begin.size(), end.size()); i++) {
      if (begin.get(i) instanceof Step.Layer(Plate a)
          && end.get(i) instanceof Step.Layer(Plate b)) {
        Fade fade = new Fade(a, b);
        fading.add(fade);
        mixed.add(new Step.Layer(fade.plate()));
      } else {
        mixed.add(begin.get(i));
      }
    }
    fades = fading;
    shown = mixed;
  }

  /// What the present light leads to, which is where the next begins.
  private List<Step> to() {
    List<Step> steps = new ArrayList<>(from);
    int fade = 0;
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i) instanceof Step.Layer) {
        steps.set(i, new Step.Layer(fades.get(fade++).end()));
      }
    }
    return steps;
  }
}
