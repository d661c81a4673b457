package io.openbailian.server.metrics;

import java.util.List;

/// A value that is looked up when it is asked for.
///
/// @param labels one for each name that its series has
public record Sample(List<String> labels, double value) {
  public Sample {
    labels = List.copyOf(labels);
  }

  /// What needs no label.
  public static List<Sample> of(double value) {
    return List.of(new Sample(List.of(), value));
  }

  /// What only grows.
  @FunctionalInterface
  public interface Count {
    long now();
  }

  /// What looks it up.
  @FunctionalInterface
  public interface Source {
    /// The series as they are now; one that is left out is not told.
    List<Sample> look() throws InterruptedException;
  }
}
