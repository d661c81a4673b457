package io.openbailian.av;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.javacpp.Loader;

/// A process that uses FFmpeg for the first time while another thread is about to load libraries.
/// That thread has the loader's lock, and then needs the generated classes.
final class FirstUse {
  private FirstUse() {}

  /// Uses one part of it.
  ///
  /// @param arguments what is used: `writer`, `reader`, `recording`, `stream` or `speech`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Thread user = Thread.ofPlatform().daemon().unstarted(() -> use(arguments[0]));
    loadWhileItBegins(user);
    user.join();
  }

  @SuppressWarnings("LockOnNonEnclosingClassLiteral") // the lock is what this is about
  private static void loadWhileItBegins(Thread user) {
    synchronized (Loader.class) {
      user.start();
      while (user.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
      Objects.requireNonNull(
          Loader.load(org.bytedeco.ffmpeg.global.avformat.class, AVFormatContext.class));
    }
  }

  private static void use(String what) {
    try {
      Path file = Files.createTempFile("first", ".mp4");
      switch (what) {
        case "writer" -> FilmWriter.open(file, new FilmFormat(64, 48, 8), Map.of()).close();
        case "reader" -> FilmReader.open(file).close();
        case "recording" -> Demuxer.ofFile(file).close();
        case "stream" ->
            Demuxer.ofStream(new ByteArrayInputStream(new byte[0]), AudioContainer.MP3).close();
        case "speech" -> new SpeechWriter(AudioFormat.MP3, 16_000).close();
        default -> throw new IllegalArgumentException(what);
      }
      Files.delete(file);
    } catch (AvException e) {
      return; // an empty file is none
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
