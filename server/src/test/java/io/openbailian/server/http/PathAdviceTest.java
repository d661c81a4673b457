package io.openbailian.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.load.CatalogLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathAdviceTest {
  private static final PathAdvice ADVICE = new PathAdvice(CatalogLoader.builtIn());

  @ParameterizedTest
  @CsvSource({
    "/chat/completions, /compatible-mode/v1/chat/completions",
    "/v1/chat/completions, /compatible-mode/v1/chat/completions",
    "/tasks/abc, /api/v1/tasks",
    "/v1/embeddings, /compatible-mode/v1/embeddings",
  })
  void whoLeftOutTheBaseIsToldWhereItIsServed(String asked, String served) {
    assertThat(ADVICE.about(asked).orElseThrow())
        .startsWith("the base URL")
        .contains(" ends in ")
        .endsWith("this is served at " + served);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/compatible-mode/v1/compatible-mode/v1/chat/completions",
        "/api/v1/compatible-mode/v1/chat/completions",
        "/compatible-mode/v1/v1/chat/completions"
      })
  void whoWroteTheBaseTwiceIsTold(String asked) {
    assertThat(ADVICE.about(asked))
        .contains(
            "the base URL stands in it twice: this is served at"
                + " /compatible-mode/v1/chat/completions");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/task, /api/v1/tasks",
    "/API/V1/TASKS, /api/v1/tasks",
    "/compatible-mode/v1/chat/completion, /compatible-mode/v1/chat/completions",
    "/chat/completion, /compatible-mode/v1/chat/completions",
    "/api/v1/services/aigc/text2image/imagesynthesis, /api/v1/services/aigc/text2image/image-synthesis",
  })
  void aSlipIsToldFromThePathThatWasMeant(String asked, String meant) {
    assertThat(ADVICE.about(asked)).contains("the path nearest to it that is served is " + meant);
  }

  @Test
  void aPathThatIsLikeNoneGetsNoAdvice() {
    assertThat(ADVICE.about("/")).isEmpty();
    assertThat(ADVICE.about("/wp-admin/setup.php")).isEmpty();
    assertThat(ADVICE.about("/" + "x".repeat(100_000))).isEmpty();
  }
}
