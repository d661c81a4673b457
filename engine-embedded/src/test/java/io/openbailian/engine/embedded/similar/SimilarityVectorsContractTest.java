package io.openbailian.engine.embedded.similar;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.NumbersContract;
import io.openbailian.engine.test.TestCall;
import java.util.Optional;

class SimilarityVectorsContractTest extends NumbersContract {

  @Override
  protected Engine open() {
    return new SimilarityEngine();
  }

  @Override
  protected TestCall call() {
    return TestCall.vectors("a cat sleeps", "两只狗", "x").withJson("dimension", "64");
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.of(TestCall.text("a conversation"));
  }
}
