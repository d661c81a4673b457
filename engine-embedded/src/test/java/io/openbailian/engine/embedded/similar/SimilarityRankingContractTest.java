package io.openbailian.engine.embedded.similar;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.NumbersContract;
import io.openbailian.engine.test.TestCall;
import java.util.Optional;

class SimilarityRankingContractTest extends NumbersContract {

  @Override
  protected Engine open() {
    return new SimilarityEngine();
  }

  @Override
  protected TestCall call() {
    return TestCall.ranking("which animal sleeps?", "a cat sleeps", "a dog", "animal");
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.of(TestCall.text("a conversation"));
  }
}
