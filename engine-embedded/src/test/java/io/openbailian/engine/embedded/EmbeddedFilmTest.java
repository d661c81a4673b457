package io.openbailian.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.FilmContract;
import io.openbailian.engine.test.TestCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedFilmTest extends FilmContract {
  @Override
  protected Engine open() {
    return Engines.wide(2);
  }

  @Override
  protected TestCall call() {
    return TestCall.film("湖泊");
  }

  @Override
  protected Optional<TestCall> longCall() {
    return Optional.of(TestCall.film("雪地，极光，湖泊").size("1280*720").withJson("duration", "10"));
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.of(TestCall.text("你好"));
  }

  @Test
  void tellsTheCharactersThatNoFaceHas() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();

    engine()
        .run(
            TestCall.film("湖泊，顶部写着“\u1F600 \uA000”"),
            event -> {
              events.add(event);
              if (event instanceof EngineEvent.Frame frame) {
                frame.release().run();
              }
            });

    assertThat(events)
        .filteredOn(EngineEvent.Note.class::isInstance)
        .extracting(event -> ((EngineEvent.Note) event).text())
        .singleElement(STRING)
        .contains("\uA000");
    assertThat(events.getFirst())
        .as("before the first frame")
        .isNotInstanceOf(EngineEvent.Frame.class);
  }
}
