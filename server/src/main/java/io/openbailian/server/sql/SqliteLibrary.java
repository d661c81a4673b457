package io.openbailian.server.sql;

import io.openbailian.server.files.OwnerOnly;
import io.openbailian.server.files.TemporaryFiles;
import io.openbailian.server.files.UserCache;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's native library, unpacked once for each version and kept. The driver alone would unpack
/// it at every start into the folder for temporary files, where a process that is killed leaves it.
public final class SqliteLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

  /// The driver's own properties.
  private static final String FOLDER = "org.sqlite.lib.path";

  private static final String NAME = "org.sqlite.lib.name";
  private static final String TEMPORARY = "org.sqlite.tmpdir";

  private static final String PREFIX = "sqlite-jdbc-";

  private SqliteLibrary() {}

  /// Makes what the driver makes for its first configuration, formats of dates above all.
  ///
  /// @return how many settings it knows
  public static int headStart() {
    return new SQLiteConfig().toProperties().size();
  }

  /// Sees to it that the driver finds its library, unless an operator has; once in a process.
  ///
  /// @param data the data folder, where it is kept if the user's cache cannot be written
  public static synchronized void prepare(Path data) {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    for (Path cache : List.of(UserCache.folder(), data.resolve("cache"))) {
      try {
        use(unpacked(cache));
        return;
      } catch (IOException e) {
        LOG.debug("{} cannot keep SQLite's library", cache, e);
      }
    }
    LOG.warn("SQLite's library can be kept nowhere; it is unpacked anew at each start");
  }

  private static void use(Path library) {
    String folder = library.resolveSibling("").toString();
    System.setProperty(TEMPORARY, folder);
    System.setProperty(NAME, String.valueOf(library.getFileName()));
    System.setProperty(FOLDER, folder);
  }

  /// The library in the cache, whole: what is there must have the jar's length and checksum.
  private static Path unpacked(Path cache) throws IOException {
    JarURLConnection connection = packed();
    try (JarFile jar = connection.getJarFile()) {
      JarEntry entry = connection.getJarEntry();
      String version =
          PREFIX
              + SQLiteJDBCLoader.getVersion()
              + "-"
              + HexFormat.of().toHexDigits(entry.getCrc(), 8);
      Path folder = OwnerOnly.folder(OwnerOnly.folder(cache).resolve(version));
      Path library = folder.resolve(LibraryLoaderUtil.getNativeLibName());
      if (!isWhole(library, entry)) {
        unpack(jar, entry, library);
        removeOthers(cache, folder);
      }
      return library;
    }
  }

  private static JarURLConnection packed() throws IOException {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    URL url = SQLiteJDBCLoader.class.getResource(resource);
    if (url != null && url.openConnection() instanceof JarURLConnection connection) {
      connection.setUseCaches(false); // the jar is closed again
      return connection;
    }
    throw new IOException("there is no library at " + resource);
  }

  private static boolean isWhole(Path library, JarEntry entry) throws IOException {
    if (!Files.isRegularFile(library) || Files.size(library) != entry.getSize()) {
      return false;
    }
    CRC32 checksum = new CRC32();
    checksum.update(Files.readAllBytes(library));
    return checksum.getValue() == entry.getCrc();
  }

  /// Under a name of its own first: another process may be loading it.
  private static void unpack(JarFile jar, JarEntry entry, Path library) throws IOException {
    Path temporary = Files.createTempFile(library.resolveSibling(""), "unpacking-", "");
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
      OwnerOnly.close(temporary);
      Files.move(
          temporary, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the cache cannot rename files", e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// Libraries of other versions; whoever still runs with one has it open.
  private static void removeOthers(Path cache, Path ours) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(cache, PREFIX + "*")) {
      for (Path folder : all) {
        if (!folder.equals(ours)) {
          TemporaryFiles.remove(folder);
        }
      }
    }
  }
}
