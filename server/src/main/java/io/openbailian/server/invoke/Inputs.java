package io.openbailian.server.invoke;

import io.openbailian.catalog.Values;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// The input pictures of an invocation, decoded; whoever opened them closes them, which gives their
/// memory back to the budget.
///
/// @param images in the order of the request
/// @param mask as large as the first picture
/// @param values of the invocation, with a size that follows from the pictures filled in
/// @param release gives the budget back
public record Inputs(
    List<BufferedImage> images, Optional<BufferedImage> mask, Values values, Runnable release)
    implements AutoCloseable {
  public Inputs {
    images = List.copyOf(images);
  }

  /// No pictures at all.
  public static Inputs none(Values values) {
    return new Inputs(List.of(), Optional.empty(), values, () -> {});
  }

  @Override
  public void close() {
    release.run();
  }
}
