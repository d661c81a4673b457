package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.tokenizers.Tokenizer;
import com.alibaba.dashscope.tokenizers.TokenizerFactory;
import io.openbailian.engine.text.TokenEstimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How far the estimate of tokens is from the count of the vendor's own vocabulary, over the pages
/// and sources of this project: what its documentation says.
class TokenEstimateErrorTest {
  private static final Pattern PARAGRAPHS = Pattern.compile("\n\\s*\n");
  private static final Tokenizer TRUTH = TokenizerFactory.qwen();

  private static String read(String file) throws IOException {
    return Files.readString(Path.of("..").resolve(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.zh-CN.md",
        "docs/models/wanx-imageedit.zh-CN.md",
        "README.md",
        "docs/architecture.md",
        "docs/cli.md",
        "LICENSE",
        "server/src/main/java/io/openbailian/server/Assembly.java",
        "catalog/src/main/resources/io/openbailian/catalog/operations.yaml",
      })
  void pagesAreWithinAFifth(String file) throws IOException {
    String text = read(file);

    assertThat(TokenEstimate.of(text))
        .isCloseTo(TRUTH.encodeOrdinary(text).size(), Percentage.withPercentage(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.zh-CN.md", "README.md", "docs/architecture.md"})
  void mostParagraphsAreWithinAThird(String file) throws IOException {
    List<String> paragraphs =
        PARAGRAPHS.splitAsStream(read(file)).filter(text -> text.length() > 80).toList();

    long near =
        paragraphs.stream()
            .filter(text -> {
              double truth = TRUTH.encodeOrdinary(text).size();
              return Math.abs(TokenEstimate.of(text) - truth) < truth / 3;
            })
            .count();

    assertThat(near).isGreaterThan(paragraphs.size() * 4L / 5);
  }

  @Test
  void countsPiecesAsTheWhole() throws IOException {
    String text = read("README.zh-CN.md");
    TokenEstimate estimate = new TokenEstimate();

    for (int i = 0; i < text.length(); i += 3) {
      estimate.add(text.substring(i, Math.min(text.length(), i + 3)));
    }

    assertThat(estimate.tokens()).isEqualTo(TokenEstimate.of(text));
  }
}
