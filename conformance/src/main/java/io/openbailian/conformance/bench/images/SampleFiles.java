package io.openbailian.conformance.bench.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Pictures as files for other programs, in a folder that is gone when this is closed.
record SampleFiles(Path folder, List<Path> paths) implements AutoCloseable {

  static SampleFiles of(List<BufferedImage> images, Path parent) throws IOException {
    Path folder = Files.createTempDirectory(parent, "pictures-");
    List<Path> paths = new ArrayList<>();
    for (BufferedImage image : images) {
      Path file = folder.resolve(paths.size() + ".jpg");
      Files.write(file, Samples.jpeg(image));
      paths.add(file);
    }
    return new SampleFiles(folder, List.copyOf(paths));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
