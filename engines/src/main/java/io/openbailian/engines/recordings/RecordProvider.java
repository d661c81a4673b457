package io.openbailian.engines.recordings;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.outbound.OptionReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens an engine and what records it: `{kind: record, folder: PATH, engine: {kind: …}}`, and
/// `largest`, how many MiB the files of one recording may have.
public final class RecordProvider implements EngineProvider {
  private static final Logger LOG = LoggerFactory.getLogger(RecordProvider.class);
  private static final String FOLDER = "folder";
  private static final String ENGINE = "engine";
  private static final String KIND = "kind";
  private static final int USUAL_MEBIBYTES = 256;
  private static final int MOST_MEBIBYTES = 16 << 10;

  @Override
  public String kind() {
    return "record";
  }

  @Override
  public Engine open(EngineSettings settings) {
    Map<String, Object> own = new LinkedHashMap<>(settings.options());
    Object inner = own.remove(ENGINE);
    OptionReader options = new OptionReader(own);
    Optional<Path> folder = options.path(FOLDER);
    long largest = (long) options.number("largest", 1, MOST_MEBIBYTES, USUAL_MEBIBYTES) << 20;
    options.end();
    if (folder.isEmpty()) {
      throw new IllegalArgumentException("folder: is missing, for example recordings");
    }
    if (!(inner instanceof Map<?, ?> recorded)) {
      throw new IllegalArgumentException("engine: is missing, a mapping with the kind to record");
    }
    Engine engine = open(recorded, settings);
    try {
      Recordings.describe(folder.get(), engine.traits(), engine.width());
    } catch (IOException e) {
      engine.close();
      throw new IllegalArgumentException("folder: cannot be written: " + e.getMessage(), e);
    }
    LOG.warn(
        "requests and answers are RECORDED in {}: they hold what clients say and get",
        folder.get());
    return new RecordEngine(engine, folder.get(), largest, settings.time());
  }

  private static Engine open(Map<?, ?> recorded, EngineSettings settings) {
    Map<String, Object> options = new LinkedHashMap<>();
    recorded.forEach((name, value) -> options.put(String.valueOf(name), value));
    String kind = String.valueOf(options.remove(KIND));
    EngineProvider provider =
        StreamSupport.stream(ServiceLoader.load(EngineProvider.class).spliterator(), false)
            .filter(one -> one.kind().equals(kind))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("engine.kind: '%s' is no kind".formatted(kind)));
    try {
      return provider.open(new EngineSettings(options, settings.data(), settings.time()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("engine: " + e.getMessage(), e);
    }
  }
}
