package io.openbailian.client;

import io.openbailian.client.LineFlow.BrokenFlow;
import io.openbailian.protocol.ErrorAnswer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Hands on the frames of one answer.
///
/// @param patience the longest silence; a server that is alive sends comments
record Streaming(Transport transport, URI asked, Duration patience) {

  void read(int status, StreamBody body, StreamSink sink) throws IOException, InterruptedException {
    switch (body) {
      case StreamBody.Lines(LineFlow flow) -> lines(flow, sink);
      case StreamBody.Whole(byte[] bytes) -> whole(status, bytes, sink);
    }
  }

  /// A service that does not stream answers in one piece: a stream of one frame.
  private void whole(int status, byte[] bytes, StreamSink sink)
      throws IOException, InterruptedException {
    if (!Transport.isSuccess(status)) {
      throw new RefusedException(ErrorAnswer.parse(status, bytes));
    }
    sink.frame(object(Json.tryParse(bytes)));
  }

  private void lines(LineFlow flow, StreamSink sink) throws IOException, InterruptedException {
    SseReader reader = new SseReader();
    try {
      while (true) {
        Optional<String> line = flow.next(patience);
        Optional<SseReader.Frame> frame = line.isPresent() ? reader.line(line.get()) : reader.end();
        if (frame.isPresent()) {
          hand(frame.get(), sink);
        }
        if (line.isEmpty()) {
          return;
        }
      }
    } catch (TimeoutException e) {
      throw transport.silent(asked, e);
    } catch (BrokenFlow e) {
      throw transport.broken(asked, e.getCause() == null ? e : e.getCause());
    } finally {
      flow.cancel();
    }
  }

  private void hand(SseReader.Frame frame, StreamSink sink)
      throws IOException, InterruptedException {
    byte[] document = frame.data().getBytes(StandardCharsets.UTF_8);
    if (frame.isError()) {
      throw new RefusedException(ErrorAnswer.parse(frame.status(), document));
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
