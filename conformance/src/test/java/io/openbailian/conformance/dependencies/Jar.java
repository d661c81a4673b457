package io.openbailian.conformance.dependencies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarFile;

/// A library on the class path, as a local repository of Maven names its file.
///
/// @param folders above its file, outermost first: the end of them is its group
record Jar(List<String> folders, String artifact, String version, Path file) {
  private static final List<String> NATIVE = List.of(".so", ".dll", ".dylib", ".jnilib");
  private static final String PICTURE_READERS =
      "META-INF/services/javax.imageio.spi.ImageReaderSpi";

  /// A file `…/group/artifact/version/artifact-version.jar`; empty for others.
  static Optional<Jar> of(Path file) {
    List<String> names = new ArrayList<>();
    file.toAbsolutePath().forEach(name -> names.add(name.toString()));
    int count = names.size();
    if (count < 4
        || !names.getLast().startsWith(names.get(count - 3) + "-" + names.get(count - 2))) {
      return Optional.empty();
    }
    return Optional.of(
        new Jar(names.subList(0, count - 3), names.get(count - 3), names.get(count - 2), file));
  }

  /// Whether its group is this one; `*` stands for anything.
  boolean isOf(String group) {
    String[] parts = group.split("\\.");
    String last = parts[parts.length - 1];
    boolean deeper = last.endsWith("*");
    return deeper ? inside(parts) : ends(parts);
  }

  private boolean ends(String[] parts) {
    int from = folders.size() - parts.length;
    return from >= 0 && folders.subList(from, folders.size()).equals(List.of(parts));
  }

  /// `org.eclipse.jetty*` has the groups `org.eclipse.jetty` and `org.eclipse.jetty.ee10`.
  private boolean inside(String[] parts) {
    String wanted = String.join("/", parts);
    String all = "/" + String.join("/", folders) + "/";
    return all.contains("/" + wanted.substring(0, wanted.length() - 1));
  }

  boolean bringsNativeCode() {
    return has(name -> NATIVE.stream().anyMatch(name::endsWith));
  }

  boolean readsPictures() {
    return has(PICTURE_READERS::equals);
  }

  private boolean has(Predicate<String> name) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream().anyMatch(entry -> name.test(entry.getName()));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  @Override
  public String toString() {
    return artifact + " " + version;
  }
}
