package io.openbailian.server.invoke;

import org.jspecify.annotations.Nullable;

/// A part of an invocation's answer that is done.
sealed interface Done {

  /// A picture, well or not.
  ///
  /// @param index its place among the pictures asked for
  /// @param actualPrompt the prompt as it was used, when `prompt_extend` was on
  record Item(int index, ItemFinisher.Stored stored, @Nullable String actualPrompt)
      implements Done {}

  /// A piece of text between pictures.
  record Text(String text) implements Done {}

  /// Something the answer says about itself.
  record Note(String text) implements Done {}

  /// Learns of each part as it is done, on the invocation's own thread; what it throws ends the
  /// invocation.
  @FunctionalInterface
  interface Listener {
    void done(Done part);

    /// Called several times a second while nothing is done.
    default void idle() {}
  }
}
