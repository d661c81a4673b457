package io.openbailian.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent.Rewritten;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.PictureContract;
import io.openbailian.engine.test.TestCall;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedEngineTest extends PictureContract {
  @Override
  protected Engine open() {
    return Engines.wide(2);
  }

  @Override
  protected TestCall call() {
    return TestCall.textToImage("可爱猫咪");
  }

  @Override
  protected Optional<TestCall> longCall() {
    return Optional.of(TestCall.textToImage("雪地，极光，湖泊").size("5000*5000"));
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.of(TestCall.text("你好"));
  }

  @Test
  void rewritesByWhatItDraws() throws EngineFailure, InterruptedException {
    String rewritten =
        runAll(TestCall.textToImage("雪地，白色小教堂，极光").promptExtend(true)).stream()
            .filter(Rewritten.class::isInstance)
            .map(event -> ((Rewritten) event).prompt())
            .findFirst()
            .orElseThrow();

    assertThat(rewritten)
        .startsWith("雪地，白色小教堂，极光。")
        .contains("雪地", "夜晚", "白色的教堂", "极光", "色调：")
        .hasSizeLessThanOrEqualTo(800);
  }

  @Test
  void pollsWhileItDraws() throws EngineFailure, InterruptedException {
    TestCall call = TestCall.textToImage("湖泊").size("512*512");

    Pictures.of(call);

    assertThat(call.polls()).isGreaterThan(10);
  }
}
