package io.openbailian.server.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What may be kept from one run to the next and made anew at any time: native libraries, unpacked.
/// `~/.cache/openbailian`, or what `-Dopenbailian.cache` names.
public final class UserCache {
  private static final Logger LOG = LoggerFactory.getLogger(UserCache.class);
  private static final String NATIVES = "org.bytedeco.javacpp.cachedir";

  private UserCache() {}

  /// Where it is; it need not be there yet.
  public static Path folder() {
    Path home = Path.of(System.getProperty("user.home", ""));
    return Path.of(
        System.getProperty(
            "openbailian.cache", home.resolve(".cache").resolve("openbailian").toString()));
  }

  /// Lets the libraries of FFmpeg and OpenCV, 170 MB, be unpacked here, unless an operator has
  /// named another place. A cache that cannot be made is left to the loader's own choice.
  public static void keepNatives() {
    if (System.getProperty(NATIVES) != null) {
      return;
    }
    try {
      Path natives = OwnerOnly.folder(OwnerOnly.folder(folder()).resolve("natives"));
      System.setProperty(NATIVES, natives.toString());
    } catch (IOException e) {
      return; // the loader knows other places
    }
  }

  /// Removes libraries that came from other versions of the jars this program runs with. Whoever
  /// still runs with one has it open, or unpacks it again.
  public static void removeOldNatives() {
    Path natives = folder().resolve("natives");
    if (!natives.toString().equals(System.getProperty(NATIVES)) || !Files.isDirectory(natives)) {
      return;
    }
    try {
      removeOldNatives(natives, jars());
    } catch (IOException e) {
      LOG.warn("{} keeps libraries that nothing uses any more", natives, e);
    }
  }

  static void removeOldNatives(Path natives, Set<String> jars) throws IOException {
    Set<String> libraries = jars.stream().map(UserCache::library).collect(Collectors.toSet());
    try (DirectoryStream<Path> kept = Files.newDirectoryStream(natives, "*.jar")) {
      for (Path folder : kept) {
        String name = String.valueOf(folder.getFileName());
        if (!jars.contains(name) && libraries.contains(library(name))) {
          TemporaryFiles.remove(folder);
        }
      }
    }
  }

  private static Set<String> jars() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .map(entry -> String.valueOf(Path.of(entry).getFileName()))
        .filter(name -> name.endsWith(".jar"))
        .collect(Collectors.toSet());
  }

  /// `ffmpeg` of `ffmpeg-8.1.2-1.5.14-linux-x86_64.jar`.
  private static String library(String jar) {
    return jar.split("-\\d", 2)[0];
  }
}
