package io.openbailian.client;

import io.openbailian.client.ArrivingBody.BrokenBody;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.ErrorAnswer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Hands on the frames of one answer.
///
/// @param patience the longest silence; a server that is alive sends comments
record Streaming(Transport transport, URI asked, Duration patience) {

  /// Hands on every frame that has come to its end, and only then says that the rest did not come.
  void read(StreamedAnswer answer, StreamSink sink) throws IOException, InterruptedException {
    try {
      if (answer.isStream()) {
        events(answer.body(), sink);
      } else {
        document(answer.status(), answer.body().whole(patience), sink);
      }
    } catch (TimeoutException e) {
      throw transport.silent(asked, e);
    } catch (BrokenBody e) {
      throw transport.broken(asked, e.reason());
    } finally {
      answer.body().cancel();
    }
  }

  /// A service that does not stream answers in one piece: a stream of one frame.
  private void document(int status, byte[] bytes, StreamSink sink)
      throws IOException, InterruptedException {
    if (!Transport.isSuccess(status)) {
      throw new RefusedException(ErrorAnswer.parse(status, bytes));
    }
    sink.frame(object(Json.tryParse(bytes)));
  }

  private void events(ArrivingBody body, StreamSink sink)
      throws IOException, InterruptedException, TimeoutException, BrokenBody {
    LineSplitter lines = new LineSplitter();
    SseReader frames = new SseReader();
    Optional<List<ByteBuffer>> piece = body.next(patience);
    while (piece.isPresent()) {
      piece.get().forEach(lines::add);
      hand(lines, frames, sink);
      piece = body.next(patience);
    }
    lines.close();
    hand(lines, frames, sink);
    hand(frames.end(), sink);
  }

  private void hand(LineSplitter lines, SseReader frames, StreamSink sink)
      throws IOException, InterruptedException {
    Optional<String> line = lines.next();
    while (line.isPresent()) {
      hand(frames.line(line.get()), sink);
      line = lines.next();
    }
  }

  private void hand(Optional<SseReader.Frame> frame, StreamSink sink)
      throws IOException, InterruptedException {
    if (frame.isEmpty()) {
      return;
    }
    byte[] document = frame.get().data().getBytes(StandardCharsets.UTF_8);
    if (frame.get().isError()) {
      throw new RefusedException(ErrorAnswer.parse(frame.get().status(), document));
    }
    sink.frame(object(Json.tryParse(document)));
  }

  private ObjectNode object(Optional<JsonNode> tree) {
    if (tree.isPresent() && tree.get() instanceof ObjectNode object) {
      return object;
    }
    throw Transport.strange(asked, "a frame that is no JSON object");
  }
}
