package io.openbailian.engine.embedded;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.FilmContract;
import io.openbailian.engine.test.TestCall;
import java.util.Optional;

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
}
