package io.openbailian.conformance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What `/metrics` of a server says.
///
/// @param lines name, labels and value of each series, and comments
public record Metrics(List<String> lines) {
  public static Metrics of(TestServer server) {
    return of(server.url());
  }

  /// What the server at this address says.
  public static Metrics of(URI server) {
    return new Metrics(
        new String(Api.download(server + "/metrics"), StandardCharsets.UTF_8).lines().toList());
  }

  /// The sum of all series of this name, or of this name with these labels.
  public double value(String nameAndLabels) {
    return lines.stream()
        .filter(
            line -> line.startsWith(nameAndLabels + " ") || line.startsWith(nameAndLabels + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
