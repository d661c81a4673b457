package io.openbailian.server.task;

import java.nio.file.Path;

/// Another server has the data folder open; its run file says which.
public final class DataFolderInUseException extends Exception {
  private final transient Path folder;
  private final transient Path runFile;

  DataFolderInUseException(Path folder, Path runFile) {
    super("The data folder %s is in use by another server.".formatted(folder));
    this.folder = folder;
    this.runFile = runFile;
  }

  public Path folder() {
    return folder;
  }

  /// Holds the other server's pid and URL, once it has written it.
  public Path runFile() {
    return runFile;
  }
}
