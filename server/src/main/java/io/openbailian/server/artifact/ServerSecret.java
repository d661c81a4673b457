package io.openbailian.server.artifact;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The 32 bytes in `<data>/secret` that sign the URLs of this data folder.
public final class ServerSecret {
  static final int BYTES = 32;

  private ServerSecret() {}

  /// Reads the secret; makes it at the first start, readable by its owner alone. The file is there
  /// whole or not at all.
  ///
  /// @throws IOException when it cannot be read or made, or is not 32 bytes long
  public static byte[] readOrCreate(Path file, SecureRandom random) throws IOException {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      create(file, random);
      return read(file);
    }
  }

  /// A new secret.
  public static byte[] make(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return secret;
  }

  private static byte[] read(Path file) throws IOException {
    byte[] secret = Files.readAllBytes(file);
    if (secret.length != BYTES) {
      throw new IOException(
          "%s must hold %d bytes but has %d: delete it to begin with a new one (URLs that were given out stop working)"
              .formatted(file, BYTES, secret.length));
    }
    return secret;
  }

  /// A link, unlike a move, cannot replace a secret that another process made first.
  private static void create(Path file, SecureRandom random) throws IOException {
    byte[] secret = make(random);
    Path folder = file.toAbsolutePath().resolveSibling("");
    Path temporary = Files.createTempFile(folder, ".secret-", ""); // its owner's alone, always
    try (var out = new FileOutputStream(temporary.toFile())) {
      out.write(secret);
      out.getFD().sync();
      Files.createLink(file, temporary);
      DiskArtifactStore.syncFolder(folder);
    } catch (FileAlreadyExistsException e) {
      return; // theirs counts
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
