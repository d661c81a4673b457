package io.openbailian.server.task;

import java.io.IOException;
import java.nio.file.Path;

/// A process that takes a data folder, says so, and holds it until its input ends.
public final class HoldDataFolder {
  private HoldDataFolder() {}

  public static void main(String[] arguments) throws IOException {
    try (DataFolder folder = DataFolder.open(Path.of(arguments[0]))) {
      System.out.println("held " + folder.path());
      System.in.readAllBytes();
    } catch (DataFolderInUseException e) {
      System.out.println(e.getMessage());
    }
  }
}
