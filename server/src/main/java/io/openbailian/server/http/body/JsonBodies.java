package io.openbailian.server.http.body;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.JsonReader;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.share.Shares;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/// Makes documents of bodies: takes in a body, weighs the document that it would be, asks for the
/// memory, and only then makes it. Nothing is held by what a client announces, and nothing of
/// weight while it sends.
public final class JsonBodies {
  /// A text of a document is on its way from the disk to the heap held as characters and copied
  /// once.
  private static final int COPIES = 2;

  private final BodyMemory room;
  private final Path folder;
  private final long limit;
  private final Computing computing;

  /// @param folder for bodies that are large
  /// @param limit the largest body in bytes
  /// @param computing where large ones are read
  public JsonBodies(BodyMemory room, Path folder, long limit, Computing computing) {
    this.computing = computing;
    this.room = room;
    this.folder = folder;
    this.limit = limit;
  }

  /// Work on a document; the memory it takes counts while this runs.
  @FunctionalInterface
  public interface Use {
    void with(JsonReading.Read document) throws InterruptedException;
  }

  /// A document and the memory it takes, if that is worth counting.
  private record Made(JsonReading.Read document, Shares.@Nullable Loan memory) {}

  /// Reads a body and hands on what it says.
  ///
  /// @param key whose share it counts against
  /// @param announced its length, or less than 0; trusted in nothing but to refuse early
  /// @throws WireException when it is too large, too slow or no JSON
  /// @throws NoRoomException when there is no room now
  public void read(String key, InputStream body, long announced, JsonShape shape, Use use)
      throws NoRoomException, InterruptedException {
    if (announced > limit) {
      throw tooLarge();
    }
    Made made = make(key, body, announced, shape);
    try {
      use.with(made.document());
    } finally {
      if (made.memory() != null) {
        made.memory().close();
      }
    }
  }

  /// Takes a body in as it comes, whatever it says; it is to be closed.
  ///
  /// @throws WireException when it is too large or does not come whole
  /// @throws NoRoomException when there is no room now
  public SpooledBody spool(String key, InputStream body, long announced) throws NoRoomException {
    if (announced > limit) {
      throw tooLarge();
    }
    ArrivingBody bytes = new ArrivingBody(key, room, folder);
    boolean whole = false;
    try {
      boolean utf8 = takeIn(bytes, body, announced);
      if (bytes.length() > limit) {
        throw tooLarge();
      }
      if (!utf8) {
        throw broken(bytes, "is no UTF-8");
      }
      whole = true;
      return new SpooledBody(bytes);
    } finally {
      if (!whole) {
        bytes.close();
      }
    }
  }

  private Made make(String key, InputStream body, long announced, JsonShape shape)
      throws NoRoomException, InterruptedException {
    try (ArrivingBody bytes = new ArrivingBody(key, room, folder)) {
      boolean utf8 = takeIn(bytes, body, announced);
      if (bytes.length() > limit) {
        throw tooLarge();
      }
      if (!utf8) {
        throw broken(bytes, "is no UTF-8");
      }
      return make(key, bytes, shape);
    }
  }

  private boolean takeIn(ArrivingBody bytes, InputStream body, long announced)
      throws NoRoomException {
    try {
      return bytes.takeIn(body, announced, limit);
    } catch (IOException e) {
      throw new WireException(ErrorCode.INVALID_BODY.with().sent(String.valueOf(e.getMessage())));
    }
  }

  private Made make(String key, ArrivingBody bytes, JsonShape shape)
      throws NoRoomException, InterruptedException {
    JsonReading weighed =
        computing.<JsonReading, NoRoomException>compute(bytes.length(), () -> weigh(bytes, shape));
    return switch (weighed) {
      case JsonReading.Read light -> new Made(light, null);
      case JsonReading.Broken(String reason) -> throw broken(bytes, reason);
      case JsonReading.TooHeavy(long weight) -> heavy(key, bytes, shape, weight);
    };
  }

  /// A small one that is small in memory too is made at once.
  private static JsonReading weigh(ArrivingBody bytes, JsonShape shape) throws NoRoomException {
    return bytes.isInMemory()
        ? JsonReader.read(bytes.array(), (int) bytes.length(), shape, BodyMemory.FREE)
        : read(bytes, shape, 0);
  }

  private static JsonReading read(ArrivingBody bytes, JsonShape shape, long most)
      throws NoRoomException {
    try {
      return JsonReader.read(bytes.open(), shape, most);
    } catch (JacksonIOException e) {
      throw bytes.failed(e);
    }
  }

  private Made heavy(String key, ArrivingBody bytes, JsonShape shape, long weight)
      throws NoRoomException, InterruptedException {
    long texts = bytes.isPlain() ? bytes.length() : 2 * bytes.length();
    long whileMaking = weight + texts + (bytes.isInMemory() ? 0 : COPIES * bytes.length());
    if (bytes.isInMemory() && !room.hasAtOnce(key, whileMaking)) {
      bytes.toDisk(); // who waits for memory holds none
    }
    Shares.Loan memory = room.forDocument(key, whileMaking);
    boolean made = false;
    try {
      JsonReading reading =
          computing.<JsonReading, NoRoomException>compute(
              bytes.length(), () -> read(bytes, shape, Long.MAX_VALUE));
      if (!(reading instanceof JsonReading.Read document)) {
        throw new IllegalStateException("the same bytes were a document before");
      }
      memory.shrinkTo(document.weight());
      made = true;
      return new Made(document, memory);
    } finally {
      if (!made) {
        memory.close();
      }
    }
  }

  private WireException tooLarge() {
    return new WireException(
        ErrorCode.TOO_LARGE
            .with()
            .withHint("limits.body of this server is %d bytes".formatted(limit)));
  }

  private static WireException broken(ArrivingBody bytes, String reason) {
    WireError error =
        ErrorCode.INVALID_BODY
            .with()
            .sent("the body of %d bytes %s".formatted(bytes.length(), reason));
    return new WireException(
        bytes.isInMemory()
            ? BodyAdvice.about(bytes.array(), (int) bytes.length())
                .map(error::withHint)
                .orElse(error)
            : error);
  }
}
