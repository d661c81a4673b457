package io.openbailian.server.node;

/// Whose turn a duty is that one node at a time does.
public interface Turn {
  /// Of a server that shares its data with nobody.
  Turn ALONE =
      new Turn() {
        @Override
        public boolean isMine() {
          return true;
        }

        @Override
        public boolean isShared() {
          return false;
        }
      };

  /// Whether it is this node's, now and for some seconds.
  boolean isMine();

  /// Whether others may do it at other times, or add to what there is to do.
  boolean isShared();
}
