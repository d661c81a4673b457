package io.openbailian.illustrator.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes a picture apart while it is drawn: whenever the depth changes, what was drawn since the
/// last change becomes a plate and the paper is empty again.
public final class Layers {
  private final int width;
  private final int height;
  private final int[] pixels;
  private final List<Step> steps = new ArrayList<>();
  private double depth = 0.2;
  private boolean ground;

  /// @param pixels of the paper, row by row, premultiplied
  Layers(int width, int height, int[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  void next(double nextDepth, boolean nextGround) {
    cut();
    depth = nextDepth;
    ground = nextGround;
  }

  /// Water from a line downwards, which mirrors all that was drawn before.
  public void water(double line, double clearness) {
    cut();
    steps.add(new Step.Water(line, clearness));
  }

  private void cut() {
    Plate.of(pixels, width, height, depth, ground).map(Step.Layer::new).ifPresent(steps::add);
    Arrays.fill(pixels, 0);
  }

  /// Everything drawn so far, from back to front; the paper is empty afterwards.
  public List<Step> take() {
    cut();
    List<Step> taken = List.copyOf(steps);
    steps.clear();
    return taken;
  }
}
