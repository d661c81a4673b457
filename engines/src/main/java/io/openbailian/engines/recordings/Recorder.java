package io.openbailian.engines.recordings;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import io.openbailian.text.Trim;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes one recording. It grows under a name that nobody takes for one, and gets its own at its
/// end; what cannot be written is given up, and never keeps a call from its answer.
final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final int LONGEST_WORDS = 40;
  private static final int DIGITS = 8;
  private static final int MOST_OF_A_KIND = 10_000;

  /// Calls that end at the same time get different names.
  private static final Object NAMING = new Object();

  private final Path folder;
  private final Path growing;
  private final RequestText request;
  private final String words;
  private final EventText text;
  private final Time time;
  private final long begun;
  private @Nullable IOException lost;

  private Recorder(Path folder, RequestText request, String words, long largest, Time time)
      throws IOException {
    this.folder = OwnFiles.folder(folder);
    this.growing = Files.createTempDirectory(this.folder, ".growing-"); // its owner's alone
    this.request = request;
    this.words = words;
    this.text = new EventText(new RecordedFiles(growing, largest));
    this.time = time;
    this.begun = time.nanos();
    ObjectNode tree = request.tree();
    OwnFiles.write(
        growing.resolve(RecordedCall.REQUEST),
        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
  }

  /// Begins one.
  ///
  /// @param largest how many bytes its files may have
  static Recorder begin(Path folder, EngineCall call, long largest, Time time)
      throws EngineFailure, InterruptedException {
    RequestText request = RequestText.of(call);
    try {
      String words =
          "%s-%s-%s"
              .formatted(
                  call.operation().name(),
                  call.model().name(),
                  call.values().textOrEmpty(Meaning.PROMPT));
      return new Recorder(folder, request, words, largest, time);
    } catch (IOException e) {
      throw new EngineFailure.Down("the folder for recordings cannot be written", e);
    }
  }

  void happened(EngineEvent event) {
    if (lost != null) {
      return;
    }
    try {
      append(text.write(event));
    } catch (IOException e) {
      lost = e;
    }
  }

  private void append(ObjectNode line) throws IOException {
    line.put(RecordedCall.AT, (time.nanos() - begun) / 1_000_000);
    OwnFiles.write(
        growing.resolve(RecordedCall.EVENTS),
        (Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  void ended() {
    end(Json.object().put("event", RecordedCall.ENDED));
  }

  void failed(EngineFailure failure) {
    end(EventText.write(failure));
  }

  private void end(ObjectNode line) {
    try {
      if (lost != null) {
        throw lost;
      }
      append(line);
      synchronized (NAMING) {
        Files.move(growing, free(), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      LOG.error("a call could not be recorded", e);
      drop();
    }
  }

  private Path free() throws IOException {
    String plain = Trim.fileName(words, '-');
    String begin =
        "%s-%s"
            .formatted(
                plain.length() <= LONGEST_WORDS ? plain : plain.substring(0, LONGEST_WORDS),
                Digests.digits(request.fingerprint()).substring(0, DIGITS));
    for (int number = 1; number <= MOST_OF_A_KIND; number++) {
      Path one = folder.resolve("%s-%04d".formatted(begin, number));
      if (!Files.exists(one)) {
        return one;
      }
    }
    throw new IOException("there are %d recordings of this request".formatted(MOST_OF_A_KIND));
  }

  /// Nobody will want it.
  void drop() {
    try (var files = Files.list(growing)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(growing);
    } catch (IOException e) {
      LOG.warn("what was begun of a recording stays: {}", growing.getFileName());
    }
  }
}
