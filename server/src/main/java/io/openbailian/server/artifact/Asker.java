package io.openbailian.server.artifact;

/// Who wants a file.
public interface Asker {

  /// The API key whose share it counts against, and whose uploads may be read.
  String workspace();

  /// Whether the file is not wanted any more; asked several times a second.
  boolean givenUp();

  /// From here to {@link #waited} the present thread waits for another server, and is interrupted
  /// when the file is given up.
  default void waits() {}

  /// The present thread does something else, and is not to be interrupted any more.
  default void waited() {}

  /// One that never gives up.
  static Asker of(String workspace) {
    return new Asker() {
      @Override
      public String workspace() {
        return workspace;
      }

      @Override
      public boolean givenUp() {
        return false;
      }
    };
  }
}
