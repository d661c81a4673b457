package io.openbailian.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Few characters that ask for much work.
class HostileTextsTest {
  private static final int MOST = 2_000_000;

  /// Schemas that refer to themselves, that repeat what repeats, and that want long texts.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'object','required':['a','b','c','d','e'],'properties':{'a':{'$ref':'#'},'b':{'$ref':'#'},'c':{'$ref':'#'},'d':{'$ref':'#'},'e':{'$ref':'#'}}}",
        "{'allOf':[{'$ref':'#'}]}",
        "{'anyOf':[{'$ref':'#'},{'$ref':'#'}]}",
        "{'type':'array','minItems':100,'items':{'$ref':'#'}}",
        "{'type':'object','required':['a'],'properties':{'a':{'type':'array','minItems':100,'items':{'$ref':'#'}}}}",
        "{'type':'string','pattern':'((a{1000}){1000}){1000}'}",
        "{'type':'string','pattern':'(((((a{200}){200}){200}){200}){200})'}",
        "{'type':'string','pattern':'(a+)+$'}",
        "{'type':'array','minItems':100,'items':{'type':'string','minLength':1000000}}"
      })
  void aSchemaAsksForNoMoreThanABound(String schema) {
    Written written =
        Written.to(
            TestCall.text("介绍杭州")
                .withJson(
                    "response_format",
                    "{'type':'json_schema','json_schema':{'name':'x','schema':%s}}"
                        .formatted(schema)));

    assertThat(written.text()).isNotEmpty().hasSizeLessThan(MOST);
  }

  @Test
  void aLongListOfRepeatedWordsHasKeywords() {
    StringBuilder text = new StringBuilder("提取关键词：\n");
    for (int i = 0; i < 20_000; i++) {
      text.append((char) (0x4E00 + i % 7_000)).append((char) (0x5000 + i % 3_000));
    }
    assertThat(Written.answer(text.toString())).isNotEmpty();
  }

  /// What computes must not hold the carrier of a virtual thread.
  @Test
  void draftsAreMadeOnAPlatformThread() throws InterruptedException {
    AtomicReference<Boolean> found = new AtomicReference<>(false);
    try (WriterEngine engine = new WriterEngine(SteppedTime.atNoon(), Duration.ZERO)) {
      Thread caller =
          Thread.startVirtualThread(() -> {
            try {
              engine.run(TestCall.text("介绍杭州"), (EngineEvent _) -> {});
              found.set(
                  Thread.getAllStackTraces().keySet().stream()
                      .anyMatch(thread -> thread.getName().startsWith("writer-")));
            } catch (EngineFailure | InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      caller.join();
    }
    assertThat(found.get()).isTrue();
  }
}
