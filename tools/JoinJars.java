import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Writes the classes of many jars into one: looking for a service opens every jar of the class
/// path, and a server looks before it answers. Prints the class path that takes their place.
///
/// Of two entries of one name the first stays, as on a class path; files that name services are put
/// together; of classes for several releases of Java the newest that this one takes. Jars with
/// native libraries, and those that are signed, stay as they are.
///
/// Run by `./bailian` when it builds: `java tools/JoinJars.java JOINED CLASSPATH`.
public final class JoinJars {
  private static final String SERVICES = "META-INF/services/";
  private static final String VERSIONS = "META-INF/versions/";
  private static final Attributes.Name RELEASES = new Attributes.Name("Multi-Release");

  /// By the names they are found by, in the order of the class path.
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private final List<Path> apart = new ArrayList<>();

  private JoinJars() {}

  public static void main(String[] arguments) throws IOException {
    Path joined = Path.of(arguments[0]);
    JoinJars work = new JoinJars();
    for (String jar : arguments[1].split(":")) {
      work.add(Path.of(jar));
    }
    work.write(joined);
    System.out.println(
        joined
            + work.apart.stream().map(jar -> ":" + jar).collect(Collectors.joining()));
  }

  private void add(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      List<? extends ZipEntry> all = Collections.list(jar.entries());
      if (all.stream().map(ZipEntry::getName).anyMatch(JoinJars::staysApart)) {
        apart.add(path);
        return;
      }
      for (Map.Entry<String, ZipEntry> entry : byName(all, hasReleases(jar)).entrySet()) {
        add(entry.getKey(), jar, entry.getValue());
      }
    }
  }

  private static boolean staysApart(String name) {
    return name.endsWith(".SF") || name.endsWith(".so") || name.endsWith(".dll");
  }

  private static boolean hasReleases(JarFile jar) throws IOException {
    return jar.getManifest() != null
        && "true".equalsIgnoreCase(jar.getManifest().getMainAttributes().getValue(RELEASES));
  }

  /// What stands for each name in one jar.
  private static Map<String, ZipEntry> byName(List<? extends ZipEntry> all, boolean releases) {
    Map<String, ZipEntry> plain = new LinkedHashMap<>();
    Map<Integer, Map<String, ZipEntry>> newer = new TreeMap<>();
    for (ZipEntry entry : all) {
      String name = entry.getName();
      if (entry.isDirectory() || isOfJarAlone(name)) {
        continue;
      }
      Optional<Integer> release = release(name);
      if (release.isEmpty()) {
        plain.put(name, entry);
      } else if (releases && release.get() <= Runtime.version().feature()) {
        String found = name.substring(name.indexOf('/', VERSIONS.length()) + 1);
        newer.computeIfAbsent(release.get(), _ -> new LinkedHashMap<>()).put(found, entry);
      }
    }
    newer.values().forEach(plain::putAll);
    plain.keySet().removeIf(JoinJars::isOfJarAlone);
    return plain;
  }

  private static boolean isOfJarAlone(String name) {
    return name.equals(JarFile.MANIFEST_NAME) || name.endsWith("module-info.class");
  }

  private static Optional<Integer> release(String name) {
    int end = name.indexOf('/', VERSIONS.length());
    return name.startsWith(VERSIONS) && end > 0
        ? Optional.of(Integer.parseInt(name.substring(VERSIONS.length(), end)))
        : Optional.empty();
  }

  private void add(String name, ZipFile jar, ZipEntry entry) throws IOException {
    byte[] bytes = jar.getInputStream(entry).readAllBytes();
    if (name.startsWith(SERVICES)) {
      entries.merge(name, bytes, JoinJars::lines);
    } else {
      entries.putIfAbsent(name, bytes);
    }
  }

  private static byte[] lines(byte[] before, byte[] more) {
    return (new String(before, StandardCharsets.UTF_8)
            + "\n"
            + new String(more, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  private void write(Path joined) throws IOException {
    try (OutputStream file = Files.newOutputStream(joined);
        ZipOutputStream out = new ZipOutputStream(file)) {
      entries.forEach((name, bytes) -> write(out, name, bytes));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(ZipOutputStream out, String name, byte[] bytes) {
    try {
      out.putNextEntry(new ZipEntry(name));
      out.write(bytes);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
