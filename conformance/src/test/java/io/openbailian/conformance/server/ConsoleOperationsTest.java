package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every operation of the admin API is in a page of the console and in the documents, and the
/// console knows no other.
class ConsoleOperationsTest {
  private static final String ADMIN = "/admin/v1";
  private static final Path ROUTES = Path.of("../server/src/main/java/io/openbailian/server/http");
  private static final Path SCRIPTS =
      Path.of("../console/src/main/resources/io/openbailian/console");
  private static final String LIST = "operations.js";
  private static final Pattern CONSTANT = Pattern.compile("String (\\w+) =\\s*([^;]+);");
  private static final Pattern ROUTE =
      Pattern.compile("routes\\.(get|post|put|patch|delete)\\(\\s*([^,]+),");
  private static final Pattern PLUS = Pattern.compile("\\+");
  private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");
  private static final Pattern OPERATION = Pattern.compile("'([\\w.]+)': '([A-Z]+ [^']+)'");

  @Test
  void eachOperationIsInAPageAndInTheDocuments() throws IOException {
    Set<String> served = served();
    Map<String, String> known = known();
    String pages = pages();
    List<String> documents =
        List.of(
            Files.readString(Path.of("../docs/administration.md")),
            Files.readString(Path.of("../docs/administration.zh-CN.md")));

    assertThat(served).hasSizeGreaterThan(30).contains("GET /keys", "POST /keys/{id}/rotate");
    assertThat(known.values()).containsExactlyInAnyOrderElementsOf(served);
    known.forEach((name, operation) -> {
      assertThat(pages).as("used in a page").contains("('" + name + "'");
      String written = operation.replace(" ", " " + ADMIN);
      assertThat(documents).allSatisfy(page -> assertThat(page).contains(written));
    });
  }

  @Test
  void pagesAskTheAdminApiByTheListAlone() throws IOException {
    assertThat(pages()).doesNotContain(ADMIN);
  }

  private static String pages() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files
          .filter(file -> file.toString().endsWith(".js") && !file.endsWith(LIST))
          .map(ConsoleOperationsTest::text)
          .collect(Collectors.joining());
    }
  }

  private static Map<String, String> known() {
    Map<String, String> known = new TreeMap<>();
    Matcher each = OPERATION.matcher(text(SCRIPTS.resolve(LIST)));
    while (each.find()) {
      known.put(each.group(1), each.group(2));
    }
    return known;
  }

  /// As the sources of the routes say them.
  private static Set<String> served() throws IOException {
    Set<String> served = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROUTES)) {
      files
          .filter(file -> file.toString().endsWith("Routes.java"))
          .map(ConsoleOperationsTest::text)
          .forEach(source -> {
            Map<String, String> constants = new HashMap<>();
            constants.put("AdminRoutes.ROOT", "\"" + ADMIN + "\"");
            CONSTANT
                .matcher(source)
                .results()
                .forEach(found -> constants.put(found.group(1), found.group(2)));
            ROUTE
                .matcher(source)
                .results()
                .forEach(found -> {
                  String path = value(found.group(2), constants);
                  if (path.startsWith(ADMIN + "/")) {
                    served.add(
                        found.group(1).toUpperCase(Locale.ROOT)
                            + " "
                            + PARAMETER.matcher(path.substring(ADMIN.length())).replaceAll("{id}"));
                  }
                });
          });
    }
    return served;
  }

  /// The text that literals and constants come to; what is known elsewhere is a question mark.
  private static String value(String expression, Map<String, String> constants) {
    StringBuilder text = new StringBuilder();
    for (String part : PLUS.splitAsStream(expression).toList()) {
      String word = part.strip();
      if (word.startsWith("\"")) {
        text.append(word, 1, word.length() - 1);
      } else {
        String known = constants.get(word);
        text.append(known == null ? "?" : value(known, constants));
      }
    }
    return text.toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
