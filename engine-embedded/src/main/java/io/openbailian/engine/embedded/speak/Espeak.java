package io.openbailian.engine.embedded.speak;

import io.openbailian.engine.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The program `espeak-ng` of this machine, started once for each phrase; what it is to say goes to
/// its standard input.
final class Espeak {
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final int LOOK_UP_MILLIS = 50;
  private static final int HEADER = 44;
  private static final int RATE_AT = 24;

  private final String program;
  private final Time time;

  /// @param program its name on the PATH, or its path
  Espeak(String program, Time time) {
    this.program = program;
    this.time = time;
  }

  /// Samples of one channel.
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Audio(short[] samples, int rate) {}

  /// Speaks.
  ///
  /// @param ssml whether the text is SSML
  Audio say(
      String text,
      SpokenLanguage language,
      SpeakingManner manner,
      boolean ssml,
      BooleanSupplier stopped)
      throws IOException, InterruptedException {
    List<String> options = options(language, ssml);
    options.addAll(
        List.of(
            "-s",
            Integer.toString(manner.wordsAMinute()),
            "-p",
            Integer.toString(manner.pitch()),
            "-a",
            Integer.toString(manner.amplitude()),
            "--stdout"));
    return audio(run(options, text, stopped));
  }

  /// The sounds of a text, a line for each part.
  List<String> sounds(String ssml, SpokenLanguage language, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    List<String> options = options(language, true);
    options.addAll(List.of("-q", "-x", "--sep=_"));
    return new String(run(options, ssml, stopped), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<String> options(SpokenLanguage language, boolean ssml) {
    List<String> options =
        new ArrayList<>(List.of("-v", language.voice(), "-b", "1", "-z", "--stdin"));
    if (ssml) {
      options.add("-m");
    }
    return options;
  }

  private static Audio audio(byte[] wav) throws IOException {
    if (wav.length < HEADER) {
      return new Audio(new short[0], 22_050);
    }
    ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[(wav.length - HEADER) / 2];
    bytes.position(HEADER).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return new Audio(samples, bytes.getInt(RATE_AT));
  }

  private byte[] run(List<String> options, String text, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(options);
    Process process = started(command);
    try {
      FutureTask<byte[]> output = reading(process.getInputStream());
      FutureTask<byte[]> errors = reading(process.getErrorStream());
      Optional<IOException> unread = tell(process, text);
      await(process, stopped);
      byte[] printed = output.get();
      if (process.exitValue() != 0) {
        String said = new String(errors.get(), StandardCharsets.UTF_8).strip();
        throw new IOException(
            "%s ended with status %d: %s".formatted(program, process.exitValue(), said));
      }
      if (unread.isPresent()) {
        throw unread.get();
      }
      return printed;
    } catch (ExecutionException e) {
      throw new IOException("what %s printed cannot be read".formatted(program), e);
    } finally {
      process.destroyForcibly();
    }
  }

  /// What a program does not take that ends before it has read all: why it ended comes first.
  private static Optional<IOException> tell(Process process, String text) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private Process started(List<String> command) throws ProgramMissingException {
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new ProgramMissingException(program, e);
    }
  }

  @SuppressWarnings("InterruptedExceptionSwallowed") // a Callable declares Exception
  private static FutureTask<byte[]> reading(InputStream stream) {
    FutureTask<byte[]> task = new FutureTask<>(stream::readAllBytes);
    Thread _ = Thread.ofVirtual().start(task);
    return task;
  }

  private void await(Process process, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    long last = time.nanos() + MOST.toNanos();
    while (!process.waitFor(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
      if (stopped.getAsBoolean()) {
        throw new InterruptedException("the call was stopped while it spoke");
      }
      if (time.nanos() - last > 0) {
        throw new IOException("%s did not end within %s".formatted(program, MOST));
      }
    }
  }
}
