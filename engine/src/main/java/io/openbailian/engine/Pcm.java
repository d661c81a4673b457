package io.openbailian.engine;

/// Samples of one channel, 16 bits, to be read once from their beginning.
public interface Pcm extends AutoCloseable {

  /// Samples a second.
  int rate();

  /// Reads samples, at least one; waits for them where they are still to come.
  ///
  /// @return how many; -1 when no more will come
  /// @throws EngineFailure when what should come cannot be read
  int read(short[] target) throws EngineFailure, InterruptedException;

  @Override
  void close();
}
