package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.av.Wav;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.StopWish;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.InputFile;
import io.openbailian.server.artifact.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// Recordings are brought to hand one by one, and one that is none keeps no other.
class RecordingInputsTest {
  private static final int RATE = 16_000;

  @TempDir private Path folder;
  private final StopSignal stop = new StopSignal();
  private Path spool;
  private ArtifactStore uploads;

  @BeforeEach
  void open() throws IOException {
    spool = Files.createDirectory(folder.resolve("spool"));
    uploads = new DiskArtifactStore(folder.resolve("uploads"));
    uploads.write("one.wav", wav(1));
    uploads.write("two.wav", wav(2));
    uploads.write("text.wav", "a text".getBytes(StandardCharsets.UTF_8));
  }

  /// Silence, one channel.
  private static byte[] wav(int seconds) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(Wav.header(RATE, 2L * RATE * seconds));
    file.writeBytes(new byte[2 * RATE * seconds]);
    return file.toByteArray();
  }

  private Optional<InputFile.Kept> find(String key, String workspace, Instant now) {
    Optional<StoredFile> file = workspace.equals("k-1") ? uploads.find(key) : Optional.empty();
    return file.map(found -> {
      try {
        return new InputFile.Kept(found, found.length());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private RecordingInputs inputs(String... addresses) throws IOException {
    return inputs(Json.object(), addresses);
  }

  private RecordingInputs inputs(ObjectNode asked, String... addresses) throws IOException {
    Stream.of(addresses).forEach(asked.putArray(Meaning.FILES)::add);
    return new RecordingInputs(
        Fetching.fetcher(folder, spool, this::find),
        new Owner("id", "k-1"),
        Values.of(asked),
        stop,
        Marking.NONE);
  }

  private static List<Item> items(int... indices) {
    return IntStream.of(indices).mapToObj(index -> new Item(index, 0)).toList();
  }

  private long spooled() throws IOException {
    try (Stream<Path> files = Files.list(spool)) {
      return files.count();
    }
  }

  @Test
  void eachIsThereWhileItsTurnLasts() throws IOException, InterruptedException {
    RecordingInputs inputs = inputs("oss://one.wav", "oss://two.wav");

    assertThat(inputs.prepare(items(0))).isEmpty();
    assertThat(inputs.recording(0).duration()).isEqualTo(Duration.ofSeconds(1));
    assertThat(inputs.recording(0).address()).isEqualTo("oss://one.wav");
    assertThatThrownBy(() -> inputs.recording(1)).isInstanceOf(IllegalStateException.class);

    assertThat(inputs.prepare(items(1))).isEmpty();
    assertThat(inputs.prepare(items(1))).isEmpty();
    assertThat(inputs.recording(1).duration()).isEqualTo(Duration.ofSeconds(2));
    assertThatThrownBy(() -> inputs.recording(0)).isInstanceOf(IllegalStateException.class);
    assertThat(spooled()).isEqualTo(1);

    inputs.close();
    assertThat(spooled()).isZero();
  }

  @Test
  void whatIsNoRecordingFailsAloneAndSaysWhich() throws IOException, InterruptedException {
    try (RecordingInputs inputs =
        inputs("oss://one.wav", "oss://text.wav", "oss://gone.wav", "nothing")) {
      Map<Integer, WireError> wrong = inputs.prepare(items(0, 1, 2, 3));

      assertThat(wrong).containsOnlyKeys(1, 2, 3);
      assertThat(error(wrong, 1).code()).isEqualTo(ErrorCode.UNSUPPORTED_FILE_FORMAT.with().code());
      assertThat(error(wrong, 1).message()).contains("input.file_urls: file 2");
      assertThat(error(wrong, 2).code()).isEqualTo(ErrorCode.AUDIO_DOWNLOAD_FAILED.with().code());
      assertThat(error(wrong, 2).message()).contains("input.file_urls: file 3").endsWith(")");
      assertThat(error(wrong, 3).code()).isEqualTo(ErrorCode.AUDIO_DOWNLOAD_FAILED.with().code());
      assertThat(spooled()).isEqualTo(1);
    }
  }

  private static WireError error(Map<Integer, WireError> wrong, int item) {
    return wrong.getOrDefault(item, ErrorCode.INTERNAL_ERROR.with());
  }

  @Test
  void aChannelThatIsNotThereIsRefused() throws IOException, InterruptedException {
    ObjectNode asked = Json.object();
    asked.putArray(Meaning.CHANNELS).add(0).add(1);
    try (RecordingInputs inputs = inputs(asked, "oss://one.wav")) {
      WireError wrong = error(inputs.prepare(items(0)), 0);

      assertThat(wrong.code()).isEqualTo(ErrorCode.INVALID_PARAMETER.with("").code());
      assertThat(wrong.message()).contains("no channel 1");
      assertThat(spooled()).isZero();
    }
  }

  @Test
  void theChannelsThatAreThereAreFine() throws IOException, InterruptedException {
    ObjectNode asked = Json.object();
    asked.putArray(Meaning.CHANNELS).add(0);
    try (RecordingInputs inputs = inputs(asked, "oss://one.wav")) {
      assertThat(inputs.prepare(items(0))).isEmpty();
    }
  }

  /// Nobody asks for what is not wanted any more, and it is no failure of the recording.
  @Test
  void whatIsNotWantedAnyMoreIsNotLookedAt() throws IOException, InterruptedException {
    stop.stop(StopWish.END);
    try (RecordingInputs inputs = inputs("http://a.test/b.wav")) {
      Map<Integer, WireError> wrong = inputs.prepare(items(0));

      assertThat(wrong.values()).extracting(WireError::code).doesNotContain("InternalError");
      assertThatThrownBy(() -> inputs.recording(0)).isInstanceOf(IllegalStateException.class);
    }
  }
}
