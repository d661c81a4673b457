package io.openbailian.engine.embedded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbailian.engine.Engine;
import io.openbailian.engine.test.SpeechContract;
import io.openbailian.engine.test.TestCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

class EmbeddedSpeechTest extends SpeechContract {
  @Override
  protected Engine open() {
    boolean there =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "espeak-ng")));
    assumeTrue(there, "needs the program espeak-ng");
    return Engines.wide(2);
  }

  @Override
  protected TestCall call() {
    return TestCall.speech("Hello world. 你好。").withJson("rate", "1");
  }

  @Override
  protected Optional<TestCall> longCall() {
    return Optional.of(
        call().with("text", "The quick brown fox jumps over the dog. ".repeat(5_000)));
  }

  @Override
  protected Optional<TestCall> unservedCall() {
    return Optional.of(TestCall.text("你好"));
  }
}
