package io.openbailian.conformance.wire.hostile;

/// A file that a stranger sends in the place of a picture.
///
/// @param name what is wrong with it
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record Hostile(String name, byte[] file) {
  @Override
  public String toString() {
    return name;
  }
}
