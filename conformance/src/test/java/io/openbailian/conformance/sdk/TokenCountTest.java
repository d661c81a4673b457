package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.tokenizers.TokenizerFactory;
import io.openbailian.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens are those of the official SDK's own tokenizer, over this project's pages and sources in
/// both languages and over texts that are written to be awkward.
class TokenCountTest {
  private static final com.alibaba.dashscope.tokenizers.Tokenizer TRUTH = TokenizerFactory.qwen();

  private static List<Integer> ours(String text) {
    return Tokenizer.encode(text).stream().map(Tokenizer.Token::id).toList();
  }

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("../docs"))) {
      return Stream.concat(
          docs.filter(path -> path.toString().endsWith(".md")).toList().stream(),
          Stream.of(
              Path.of("../README.md"),
              Path.of("../README.zh-CN.md"),
              Path.of("../LICENSE"),
              Path.of("../pom.xml"),
              Path.of("../server/src/main/java/io/openbailian/server/Assembly.java"),
              Path.of("../catalog/src/main/resources/io/openbailian/catalog/operations.yaml")));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pagesHaveTheTokensOfTheSdk(Path page) throws IOException {
    String text = Files.readString(page);

    assertThat(ours(text)).isEqualTo(TRUTH.encodeOrdinary(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'll SAY'S he'Re 'tis ''s '",
        "  two  spaces\n\n\n  and\r\n\tbreaks \n ",
        "1234567890 ½ Ⅷ ٣ 3.14e-10",
        "你好，世界！　全角空格　！",
        "😀😀👨‍👩‍👧‍👦 🇨🇳é",
        "שלום مرحبا नमस्ते สวัสดี こんにちは 안녕하세요",
        "<|im_start|>user\n<|endoftext|>",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "!!!???...---===\n\n   ",
        "x\u00A0y\u2028z\u0085 \u000B\f",
        "func(a,b){return a+b;}//注释\n",
      })
  void awkwardTextsToo(String text) {
    assertThat(ours(text)).isEqualTo(TRUTH.encodeOrdinary(text));
  }
}
