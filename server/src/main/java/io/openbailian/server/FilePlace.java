package io.openbailian.server;

import io.openbailian.engine.Time;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.FileStores;
import io.openbailian.server.artifact.Hmac;
import io.openbailian.server.config.S3Settings;
import io.openbailian.server.task.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// Where a server keeps its files: in its data folder, or in a bucket by a module that most
/// installations do not have.
final class FilePlace {
  /// The folder of an installation with one folder of jars for each module that was added to it.
  private static final String MODULES = "openbailian.modules";

  private static final String S3 = "s3";

  private FilePlace() {}

  static FileStores open(DataFolder data, Path spool, S3Settings s3, Hmac hmac, Time time)
      throws IOException {
    if (!s3.used()) {
      return new FileStores(
          new DiskArtifactStore(data.artifacts(), spool),
          new DiskArtifactStore(data.inputs()),
          new DiskArtifactStore(data.uploads()),
          new DiskArtifactStore(data.files()),
          () -> {});
    }
    return ofS3()
        .orElseThrow(() ->
            new IOException(
                "files.s3.bucket is set, and this installation has no module for it: unpack"
                    + " openbailian-VERSION-s3.tar.gz of the same version into its folder"
                    + " (docs/files.md)"))
        .open(s3, hmac.sign("the owner of files"), spool, time);
  }

  /// One of the class path, as those have it who embed a server, or the installation's.
  private static Optional<FileStores.OfS3> ofS3() throws IOException {
    Optional<FileStores.OfS3> embedded =
        ServiceLoader.load(FileStores.OfS3.class, FilePlace.class.getClassLoader()).findFirst();
    Path folder = Path.of(System.getProperty(MODULES, "modules")).resolve(S3);
    if (embedded.isPresent() || !Files.isDirectory(folder)) {
      return embedded;
    }
    // Open as long as the process: classes are loaded from it at any time.
    var loader = new URLClassLoader(S3, jars(folder), FilePlace.class.getClassLoader());
    return ServiceLoader.load(FileStores.OfS3.class, loader).findFirst();
  }

  private static URL[] jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(FilePlace::url)
          .toArray(URL[]::new);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
