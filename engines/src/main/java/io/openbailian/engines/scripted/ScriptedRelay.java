package io.openbailian.engines.scripted;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Answers a request that is passed on with what it was asked: method, path and the length of the
/// body.
final class ScriptedRelay implements Relay {

  @Override
  public void relay(Request request, Sink sink) throws EngineFailure, InterruptedException {
    if (request.stop() != StopWish.NONE) {
      throw new InterruptedException("the request was stopped");
    }
    String answer =
        Json.text(
            Json.object()
                .put("method", request.method())
                .put("path", request.path())
                .put("bytes", length(request)));
    sink.begin(200, Map.of("Content-Type", List.of("application/json")));
    sink.piece(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static long length(Request request) throws EngineFailure {
    try (InputStream body = request.body()) {
      return body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new EngineFailure.Down("the body could not be read", e);
    }
  }
}
