package io.openbailian.writer;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/// Opens engines of kind `writer`. Its one option is `pace`, how long it waits between two pieces
/// of a streamed text, for example `20ms`.
public final class WriterProvider implements EngineProvider {
  private static final String PACE = "pace";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s)");

  @Override
  public String kind() {
    return "writer";
  }

  @Override
  public boolean builtIn() {
    return true;
  }

  @Override
  public Set<String> sharedOptions() {
    return Set.of(PACE);
  }

  @Override
  public Engine open(EngineSettings settings) {
    Set<String> unknown = new TreeSet<>(settings.options().keySet());
    unknown.remove(PACE);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the writer does not know the options %s; it has %s"
              .formatted(String.join(", ", unknown), PACE));
    }
    Object pace = settings.options().getOrDefault(PACE, "5ms");
    return new WriterEngine(settings.time(), duration(pace.toString()));
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "`pace` is a duration such as 20ms or 1s, not \"%s\"".formatted(text));
    }
    long amount = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
  }
}
