package io.openbailian.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares answers with files that were read by a person: names and order of fields, number
/// formats, sentences, header case. What changes from run to run is a placeholder.
/// `-Dgolden.update=true` writes the files; review reads the diff.
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/wire");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final List<String> PINNED_HEADERS =
      List.of("content-type", "x-request-id", "allow");

  private Golden() {}

  /// Compares one exchange with `<case>/request.http` and `<case>/response.http`.
  static void check(String name, String request, RawHttp.Answer answer) {
    compare(FOLDER.resolve(name).resolve("request.http"), mask(request));
    compare(FOLDER.resolve(name).resolve("response.http"), mask(rendered(answer)));
  }

  /// Compares a text of any kind with the file `<name>`.
  static void checkText(String name, String text) {
    compare(FOLDER.resolve(name), mask(text));
  }

  /// Long bodies are no use to a reader of the file.
  static String shortened(String request) {
    return request.replaceAll(
        "([^\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])\\1{50,}", "$1…");
  }

  private static String rendered(RawHttp.Answer answer) {
    String headers =
        answer.headers().stream()
            .skip(1)
            .filter(h ->
                PINNED_HEADERS.contains(
                    h.substring(0, Math.max(0, h.indexOf(":"))).toLowerCase(Locale.ROOT)))
            .sorted()
            .collect(Collectors.joining("\n"));
    return answer.headers().getFirst() + "\n" + headers + "\n\n" + answer.body() + "\n";
  }

  private static String mask(String text) {
    return text.replaceAll(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "{{uuid}}")
        .replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}\\.\\d{3}", "{{time}}")
        .replaceAll("Expires=\\d+&Signature=[A-Za-z0-9_=-]+", "{{signature}}")
        .replaceAll("(gmt_create|start_time|end_time)\":\\d{13}", "$1\":{{millis}}")
        .replaceAll("\"created\":[1-9]\\d*", "\"created\":{{seconds}}")
        .replaceAll("_time=(?!20250101|20250103)\\d{14}", "_time={{compact}}")
        .replaceAll("\"(title|about|source)\":(\\{[^}]*}|\"[^\"]*\")", "\"$1\":\"{{words}}\"")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "{{host}}")
        .replaceAll("\"(policy|signature)\":\"[^\"]+\"", "\"$1\":\"{{opaque}}\"")
        .replaceAll("until \\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "until {{time}}")
        .replaceAll("/[^ \"]*/(fonts|dictionary\\.txt)", "{{data}}/$1")
        .replaceAll("instant/k-[0-9a-f]+/\\d{4}-\\d{2}-\\d{2}/", "instant/{{key_id}}/{{date}}/")
        .replaceAll("(?i)(bearer) sk-[A-Za-z0-9-]+", "$1 {{key}}")
        .replaceAll("\"k-[0-9a-f]+\"", "\"{{key_id}}\"");
  }

  private static void compare(Path file, String actual) {
    try {
      if (UPDATE) {
        Files.createDirectories(parentOf(file));
        Files.writeString(file, actual);
      }
      assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("run with -Dgolden.update=true to write " + file, e);
    }
  }

  private static Path parentOf(Path file) {
    @Nullable Path parent = file.getParent();
    return parent == null ? Path.of(".") : parent;
  }
}
