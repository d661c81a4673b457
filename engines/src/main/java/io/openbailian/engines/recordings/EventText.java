package io.openbailian.engines.recordings;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Events and failures of engines as lines of JSON. Pictures and files lie beside them, by their
/// content.
///
/// @param files where they lie
record EventText(RecordedFiles files) {
  private static final String KIND = "event";
  private static final String FILE = "file";
  private static final String TYPE = "type";
  private static final String ITEM = "item";
  private static final String RATE = "rate";
  private static final String SAMPLES = "samples";
  private static final String FRAMES = "frames";
  private static final String PICTURE = "picture";

  /// Events that are nothing but their members.
  private static final Map<String, Class<? extends EngineEvent>> PLAIN =
      Map.ofEntries(
          Map.entry("progress", EngineEvent.Progress.class),
          Map.entry("handle", EngineEvent.Handle.class),
          Map.entry("usage", EngineEvent.Usage.class),
          Map.entry("note", EngineEvent.Note.class),
          Map.entry("item-failed", EngineEvent.ItemFailed.class),
          Map.entry("rewritten", EngineEvent.Rewritten.class),
          Map.entry("missed", EngineEvent.Missed.class),
          Map.entry("text", EngineEvent.TextDelta.class),
          Map.entry("tool-call", EngineEvent.ToolCallDelta.class),
          Map.entry("finished", EngineEvent.Finished.class),
          Map.entry("said", EngineEvent.Said.class),
          Map.entry("embedded", EngineEvent.Embedded.class),
          Map.entry("ranked", EngineEvent.Ranked.class),
          Map.entry("answered", EngineEvent.Answered.class),
          Map.entry("transcribed", EngineEvent.Transcribed.class));

  private static final String FRAME = "frame";
  private static final String MEDIA = "media";
  private static final String SOUND = "sound";
  private static final String FETCHED = "fetched";

  /// Writes an event; its pictures are files when this returns.
  ObjectNode write(EngineEvent event) throws IOException {
    return switch (event) {
      case EngineEvent.Frame(int item, BufferedImage image, _) ->
          line(FRAME).put(ITEM, item).put(FILE, files.keep(png(image)));
      case EngineEvent.MediaReady(int item, Media media) ->
          media(line(MEDIA).put(ITEM, item), media);
      case EngineEvent.AudioChunk(short[] samples, int rate) ->
          line(SOUND).put(RATE, rate).put(SAMPLES, packed(samples));
      case EngineEvent.Fetched(int item, String address, Media.Encoded file) ->
          media(line(FETCHED).put(ITEM, item).put("address", address), file);
      case EngineEvent.Common plain -> plain(plain);
      case EngineEvent.TextEvent plain -> plain(plain);
      case EngineEvent.NumbersEvent plain -> plain(plain);
      case EngineEvent.TranscriptionEvent plain -> plain(plain);
      case EngineEvent.Rewritten plain -> plain(plain);
      case EngineEvent.Missed plain -> plain(plain);
      case EngineEvent.Said plain -> plain(plain);
      case EngineEvent.Answered plain -> plain(plain);
    };
  }

  private static ObjectNode line(String kind) {
    return Json.object().put(KIND, kind);
  }

  private static ObjectNode plain(EngineEvent event) {
    String kind =
        PLAIN.entrySet().stream()
            .filter(one -> one.getValue() == event.getClass())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no name for " + event.getClass()));
    ObjectNode line = line(kind);
    line.setAll((ObjectNode) Json.mapper().valueToTree(event));
    return line;
  }

  private ObjectNode media(ObjectNode line, Media media) throws IOException {
    return switch (media) {
      case Media.Picture(BufferedImage image) ->
          line.put(TYPE, PICTURE).put(FILE, files.keep(png(image)));
      case Media.Film(int frames) -> line.put(TYPE, FRAMES).put(FRAMES, frames);
      case Media.Encoded(byte[] bytes, String type) ->
          line.put(TYPE, type).put(FILE, files.keep(bytes));
    };
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("a picture of type %d is no PNG".formatted(image.getType()));
      }
    }
    return file.toByteArray();
  }

  private static String packed(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length);
    bytes.asShortBuffer().put(samples);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static short[] samples(String packed) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(packed));
    short[] samples = new short[bytes.remaining() / 2];
    bytes.asShortBuffer().get(samples);
    return samples;
  }

  /// Reads an event.
  ///
  /// @throws IOException when it is none, or its file is gone or another
  EngineEvent read(JsonNode line) throws IOException {
    String kind = line.path(KIND).asString("");
    int item = line.path(ITEM).asInt(0);
    return switch (kind) {
      case FRAME -> new EngineEvent.Frame(item, image(line));
      case MEDIA -> new EngineEvent.MediaReady(item, media(line));
      case SOUND ->
          new EngineEvent.AudioChunk(
              samples(line.path(SAMPLES).asString("")), line.path(RATE).asInt(0));
      case FETCHED ->
          new EngineEvent.Fetched(
              item,
              line.path("address").asString(""),
              new Media.Encoded(
                  files.read(line.path(FILE).asString("")), line.path(TYPE).asString("")));
      default -> plain(kind, line);
    };
  }

  private static EngineEvent plain(String kind, JsonNode line) throws IOException {
    Class<? extends EngineEvent> type = PLAIN.get(kind);
    if (type == null || !(line.deepCopy() instanceof ObjectNode members)) {
      throw new IOException("there is no event called '%s'".formatted(kind));
    }
    members.remove(List.of(KIND, RecordedCall.AT));
    try {
      return Json.mapper().treeToValue(members, type);
    } catch (JacksonException e) {
      throw new IOException("an event called '%s' is damaged".formatted(kind), e);
    }
  }

  private Media media(JsonNode line) throws IOException {
    String type = line.path(TYPE).asString("");
    return switch (type) {
      case PICTURE -> new Media.Picture(image(line));
      case FRAMES -> new Media.Film(line.path(FRAMES).asInt(0));
      default -> new Media.Encoded(files.read(line.path(FILE).asString("")), type);
    };
  }

  /// Engines emit two types of pictures.
  private BufferedImage image(JsonNode line) throws IOException {
    @Nullable BufferedImage read =
        ImageIO.read(
            new MemoryCacheImageInputStream(
                new ByteArrayInputStream(files.read(line.path(FILE).asString("")))));
    if (read == null) {
      throw new IOException("a picture is none");
    }
    BufferedImage image =
        new BufferedImage(
            read.getWidth(),
            read.getHeight(),
            read.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB
                : BufferedImage.TYPE_INT_RGB);
    int[] row = new int[read.getWidth()];
    for (int y = 0; y < read.getHeight(); y++) {
      read.getRGB(0, y, row.length, 1, row, 0, row.length);
      image.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return image;
  }

  /// Writes how a call failed.
  static ObjectNode write(EngineFailure failure) {
    ObjectNode line = Json.object();
    WireError error = failure.error();
    line.put("code", error.code()).put("status", error.status()).put("message", error.message());
    return switch (failure) {
      case EngineFailure.Refused _ -> line.put(KIND, "refused");
      case EngineFailure.Busy busy -> {
        busy.retryAfter().ifPresent(pause -> line.put("retry-after", pause.toMillis()));
        yield line.put(KIND, "busy");
      }
      case EngineFailure.Down _ -> line.put(KIND, "down");
      case EngineFailure.Broken _ -> line.put(KIND, "broken");
      case EngineFailure.Unknown _ -> line.put(KIND, "unknown");
    };
  }

  /// The failure that a line is about; empty where it is about none.
  static Optional<EngineFailure> failure(JsonNode line) {
    WireError error =
        new WireError(
            line.path("code").asString(""),
            line.path("status").asInt(500),
            line.path("message").asString(""));
    return switch (line.path(KIND).asString("")) {
      case "refused" -> Optional.of(new EngineFailure.Refused(error));
      case "busy" ->
          Optional.of(
              new EngineFailure.Busy(
                  line.has("retry-after")
                      ? Optional.of(Duration.ofMillis(line.path("retry-after").asLong(0)))
                      : Optional.empty(),
                  error));
      case "down" -> Optional.of(new EngineFailure.Down(error));
      case "broken" -> Optional.of(new EngineFailure.Broken(error, null));
      case "unknown" -> Optional.of(new EngineFailure.Unknown(error.message()));
      default -> Optional.empty();
    };
  }
}
