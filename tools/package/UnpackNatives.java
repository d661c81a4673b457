import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Takes native libraries out of the jars of a folder: those of Linux on x86-64 become files of
/// another folder, where Java finds them and anybody can replace them; those of other machines go.
/// A jar that had nothing else goes too.
///
/// Run by `tools/package.sh`: `java UnpackNatives.java JARS NATIVES`.
public final class UnpackNatives {
  private static final List<String> ENDINGS = List.of(".dll", ".dylib", ".jnilib", ".a");

  /// What nothing here loads, and the programs of FFmpeg.
  private static final Set<String> UNUSED =
      Set.of(
          "libavdevice.so.62",
          "libavfilter.so.11",
          "libjniavdevice.so",
          "libjniavfilter.so",
          "libjniopenblas_full.so",
          "ffmpeg",
          "ffprobe");

  /// Of OpenCV, what the filters use.
  private static final List<String> OPENCV = List.of("core", "imgproc", "photo");

  private UnpackNatives() {}

  public static void main(String[] arguments) throws IOException {
    Path natives = Files.createDirectories(Path.of(arguments[1]));
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path jar : jars) {
      if (hasNatives(jar)) {
        unpack(jar, natives);
      }
    }
  }

  private static boolean hasNatives(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return file.stream().anyMatch(UnpackNatives::isNative);
    }
  }

  private static boolean isNative(ZipEntry entry) {
    String name = fileName(entry);
    return !entry.isDirectory()
        && (name.endsWith(".so")
            || name.contains(".so.")
            || ENDINGS.stream().anyMatch(name::endsWith)
            || entry.getName().startsWith("org/bytedeco/") && name.indexOf('.') < 0);
  }

  private static String fileName(ZipEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  private static void unpack(Path jar, Path natives) throws IOException {
    Path part = jar.resolveSibling(jar.getFileName() + ".part");
    boolean classes = false;
    try (ZipFile file = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(part);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        if (isNative(entry)) {
          if (isWanted(entry)) {
            try (InputStream in = file.getInputStream(entry)) {
              Files.copy(
                  in, natives.resolve(fileName(entry)), StandardCopyOption.REPLACE_EXISTING);
            }
          }
          continue;
        }
        classes |=
            entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        zip.putNextEntry(copy);
        file.getInputStream(entry).transferTo(zip);
        zip.closeEntry();
      }
    }
    Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    if (!classes) {
      Files.delete(jar);
    }
  }

  private static boolean isWanted(ZipEntry entry) {
    String path = entry.getName().toLowerCase(Locale.ROOT);
    boolean ours =
        path.contains("/linux-x86_64/") || path.startsWith("org/sqlite/native/linux/x86_64/");
    String name = fileName(entry);
    if (path.startsWith("org/bytedeco/opencv/")) {
      return ours
          && OPENCV.stream()
              .anyMatch(part ->
                  name.equals("libjniopencv_%s.so".formatted(part))
                      || name.startsWith("libopencv_%s.so".formatted(part)));
    }
    return ours && !UNUSED.contains(name);
  }
}
