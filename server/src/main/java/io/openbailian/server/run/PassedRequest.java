package io.openbailian.server.run;

import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import io.openbailian.server.artifact.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request that a task passes on, as it was kept.
///
/// @param text the body, or what stands for it among the files
/// @param file the body, where it is large
record PassedRequest(String path, String text, Optional<InputFile> file, StopSignal signal)
    implements Relay.Request {

  /// @param files at hand, by the texts that stand for them
  static PassedRequest of(Values values, Map<String, InputFile> files, StopSignal stop) {
    String text = values.textOrEmpty(PassedCalls.BODY);
    return new PassedRequest(
        values.textOrEmpty(PassedCalls.PATH), text, Optional.ofNullable(files.get(text)), stop);
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public Map<String, List<String>> headers() {
    return Map.of("Content-Type", List.of("application/json"));
  }

  @Override
  public InputStream body() throws IOException {
    return file.isPresent()
        ? file.get().open()
        : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public StopWish stop() {
    return signal.wish();
  }
}
