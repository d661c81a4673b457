package io.openbailian.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `curl` of the pages about models is answered 200, as it stands there.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastedExamplesTest {
  private static final Pattern CURL =
      Pattern.compile("curl -X POST \"\\$BASE([^\"]+)\"(.*?)-d '(.*?)'\n```", Pattern.DOTALL);
  private static final Pattern HEADER = Pattern.compile("-H '([^:']+): ([^']+)'");

  private TestServer server;
  private HttpClient http;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of());
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
  }

  record Pasted(String page, String path, String headers, String body) {
    @Override
    public String toString() {
      return page + " " + path;
    }
  }

  static Stream<Pasted> examples() throws IOException {
    try (Stream<Path> pages = Files.list(Path.of("../docs/models"))) {
      return pages
          .filter(page -> page.toString().endsWith(".md"))
          .filter(page -> !page.toString().endsWith(".zh-CN.md")) // the same requests
          .sorted()
          .toList()
          .stream()
          .flatMap(PastedExamplesTest::examples);
    }
  }

  private static Stream<Pasted> examples(Path page) {
    try {
      return CURL.matcher(Files.readString(page)).results().map(found -> pasted(page, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pasted pasted(Path page, MatchResult found) {
    return new Pasted(
        String.valueOf(page.getFileName()), found.group(1), found.group(2), found.group(3));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isAnswered(Pasted example) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + example.path()))
            .header("Authorization", "Bearer " + TestServer.KEY)
            .POST(BodyPublishers.ofString(example.body()));
    Matcher headers = HEADER.matcher(example.headers());
    while (headers.find()) {
      request.header(headers.group(1), headers.group(2));
    }

    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
