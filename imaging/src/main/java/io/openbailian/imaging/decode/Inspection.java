package io.openbailian.imaging.decode;

/// What looking at a file's header found.
public sealed interface Inspection {
  /// The file is within the limits, as far as its header tells.
  record Legible(Header header) implements Inspection {}

  /// The file is refused; `why` is a sentence for the one who sent it.
  record Illegible(FileFault fault, String why) implements Inspection {}
}
