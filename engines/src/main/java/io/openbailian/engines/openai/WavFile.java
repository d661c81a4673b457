package io.openbailian.engines.openai;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import io.openbailian.outbound.Outgoing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One channel of a recording as a WAV file of 16 kHz on the disk, gone when it is closed.
///
/// @param length in bytes
record WavFile(Path path, long length) implements AutoCloseable {
  private static final int RATE = 16_000;
  private static final int HEAD = 44;
  private static final int SAMPLES = 8192;

  /// Four hours of sound have less; a WAV cannot say more than 4 GiB.
  private static final long LARGEST = 1L << 31;

  static WavFile write(Path folder, Recording recording, int channel)
      throws EngineFailure, InterruptedException {
    Path path = temporary(folder);
    boolean written = false;
    try (Pcm samples = recording.open(channel, RATE);
        FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      long length = write(samples, file);
      written = true;
      return new WavFile(path, length);
    } catch (IOException e) {
      throw new EngineFailure.Broken("the recording cannot be kept for its way to the server", e);
    } finally {
      if (!written) {
        delete(path);
      }
    }
  }

  private static Path temporary(Path folder) throws EngineFailure {
    try {
      return Files.createTempFile(folder, "recording-", ".wav");
    } catch (IOException e) {
      throw new EngineFailure.Broken("the recording cannot be kept for its way to the server", e);
    }
  }

  private static long write(Pcm samples, FileChannel file)
      throws IOException, EngineFailure, InterruptedException {
    file.write(ByteBuffer.allocate(HEAD));
    short[] piece = new short[SAMPLES];
    ByteBuffer bytes = ByteBuffer.allocate(2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
    long data = 0;
    for (int read = samples.read(piece); read >= 0; read = samples.read(piece)) {
      bytes.clear();
      bytes.asShortBuffer().put(piece, 0, read);
      bytes.limit(2 * read);
      data += file.write(bytes);
      if (data > LARGEST) {
        throw new EngineFailure.Broken("the recording is too long for the engine");
      }
    }
    file.write(head(data), 0);
    return HEAD + data;
  }

  private static ByteBuffer head(long data) {
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    head.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt((int) (HEAD - 8 + data));
    head.put("WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1)).putInt(16);
    head.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    head.putShort((short) 2).putShort((short) 16);
    head.put("data".getBytes(StandardCharsets.ISO_8859_1)).putInt((int) data);
    return head.flip();
  }

  Outgoing.Body body() {
    return new Outgoing.Body("audio/wav", length, () -> Files.newInputStream(path));
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) { // the folder is emptied with the engine's
      path.toFile().deleteOnExit();
    }
  }

  @Override
  public void close() {
    delete(path);
  }
}
