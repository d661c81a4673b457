package io.openbailian.conformance;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/// Programs of the machine that some tests need.
public final class Programs {
  private Programs() {}

  /// Skips the test, naming the program, when it is not on the PATH.
  public static void require(String name) {
    Assumptions.assumeTrue(isThere(name), "needs the program " + name);
  }

  private static boolean isThere(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .anyMatch(Files::isExecutable);
  }
}
