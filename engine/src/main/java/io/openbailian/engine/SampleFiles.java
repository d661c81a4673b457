package io.openbailian.engine;

import java.util.Optional;

/// Files that stand in for those of documentation: for addresses at which by design there is
/// nothing, such as `https://example.com/dog.jpg`. Found by `ServiceLoader`; used where the
/// operator asks for it, so that printed requests can be sent as they are.
public interface SampleFiles {
  /// A file that suits a name: a dog for `dog.jpg`, speech for `hello.wav`.
  ///
  /// @param name the last part of an address's path, at most 200 characters
  /// @param time by which programs that help are given up
  /// @return empty when nothing suits it
  Optional<byte[]> of(String name, Time time) throws InterruptedException;
}
