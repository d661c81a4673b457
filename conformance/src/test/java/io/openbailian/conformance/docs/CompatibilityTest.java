package io.openbailian.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Difference;
import io.openbailian.catalog.model.Family;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/// `docs/compatibility.md`, made of the catalogue and of the list of tests that show each client;
/// `-Ddocs.update` writes it. Every test that it names is one of this module's, so it passes where
/// the gate does.
class CompatibilityTest {
  private static final Path DOCS = Path.of("../docs");
  private static final String NOTE =
      "<!-- Generated from the catalogue and conformance/src/test/resources/compatibility.yaml: mvn -pl conformance -am test -Dtest=CompatibilityTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update -->";

  private static final Pattern CASE = Pattern.compile("(?m)^- id: (C\\d+)\\b");
  private static final String CASES = "cases.PublishedCasesTest";

  private final Catalog catalog = CatalogLoader.builtIn();
  private final JsonNode data = read();

  private static JsonNode read() {
    try {
      Object tree =
          new Load(LoadSettings.builder().build())
              .loadFromString(Files.readString(Path.of("src/test/resources/compatibility.yaml")));
      return Json.mapper().valueToTree(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void isCheckedInAsItIs(String language) throws IOException {
    Path page = DOCS.resolve(language.equals("en") ? "compatibility.md" : "compatibility.zh-CN.md");
    String text = page(language);
    if (System.getProperty("docs.update") != null) {
      Files.writeString(page, text);
    }

    assertThat(Files.readString(page)).isEqualTo(text);
  }

  @Test
  void everyOperationHasATest() {
    assertThat(data.path("tests").propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            catalog.operations().stream().map(Operation::name).toList());
  }

  @Test
  void everyTestIsThere() {
    for (JsonNode clients : data.path("tests").values()) {
      for (JsonNode name : clients.values()) {
        assertThat(source(name.asString())).isRegularFile();
      }
    }
    for (JsonNode name : data.path("elsewhere").values()) {
      assertThat(source(name.asString())).exists();
    }
  }

  private static Path source(String test) {
    String module = test.startsWith("frameworks.") ? "frameworks" : "conformance";
    String type = module.equals("frameworks") ? test : "conformance." + test;
    return Path.of("..", module, "src/test/java/io/openbailian", type.replace('.', '/') + ".java");
  }

  private String page(String language) {
    boolean english = language.equals("en");
    List<String> lines = new ArrayList<>();
    lines.add(NOTE);
    lines.add(english ? "# Compatibility\n" : "# 兼容性\n");
    lines.add(english ? "[中文](compatibility.zh-CN.md)\n" : "[English](compatibility.md)\n");
    lines.add(
        english
            ? "Each cell names the test that shows it; all of them pass in `./verify`.\n"
            : "每格是证明它的测试；全部在 `./verify` 中通过。\n");
    lines.addAll(operations(language));
    lines.add(english ? "\n## What differs, and how to switch it\n" : "\n## 差异与开关\n");
    lines.add(
        english
            ? "By default the server accepts what either the source documents or the service accept. `strict: true` takes the service's side of each difference; each can be chosen alone, and `documents` keeps one as it is beside `strict`.\n"
            : "默认接受源文档或官方服务任一方接受的请求。`strict: true` 对每项差异都取官方服务一侧；每项也可单独选择，与 `strict` 同用时 `documents` 使该项保持原样。\n");
    lines.add(english ? "| difference | switch |\n|---|---|" : "| 差异 | 开关 |\n|---|---|");
    for (Difference difference : catalog.differences()) {
      lines.add(
          "| %s | %s |"
              .formatted(
                  english ? difference.what().en() : difference.what().zh(), choices(difference)));
    }
    for (JsonNode one : data.path("differences").values()) {
      lines.add(
          "| %s | `%s` |"
              .formatted(
                  one.path("what").path(language).asString(), one.path("switch").asString()));
    }
    lines.addAll(published(language));
    lines.addAll(samples(english));
    String page = String.join("\n", lines) + "\n";
    return english ? page : page.replaceAll("\\(models/([^)]+)\\.md\\)", "(models/$1.zh-CN.md)");
  }

  /// What users of the service published, and which test shows what is answered here.
  private List<String> published(String language) {
    boolean english = language.equals("en");
    Map<String, String> tests = new TreeMap<>();
    CASE.matcher(cases()).results().forEach(found -> tests.put(found.group(1), CASES));
    data.path("elsewhere")
        .properties()
        .forEach(one -> tests.put(one.getKey(), one.getValue().asString()));
    List<String> lines = new ArrayList<>();
    lines.add(english ? "\n## Published cases\n" : "\n## 公开案例\n");
    lines.add(
        english
            ? "Requests whose answers users of the service published, as far as their sources are known here: %d, of which %d are answered as the service does, and the others so when they are told to.\n"
                .formatted(tests.size(), tests.size() - data.path("published").size())
            : "用户公开过官方回答的请求（来源已知的）共 %d 个，其中 %d 个与官方一致，其余可用开关切换。\n"
                .formatted(tests.size(), tests.size() - data.path("published").size()));
    lines.add(
        english ? "| case | answered | test |\n|---|---|---|" : "| 案例 | 回答 | 测试 |\n|---|---|---|");
    tests.forEach(
        (id, test) -> lines.add("| %s | %s | %s |".formatted(id, verdict(id, language), test)));
    return lines;
  }

  private String verdict(String id, String language) {
    JsonNode differing = data.path("published").path(id);
    if (differing.isMissingNode()) {
      return language.equals("en") ? "as the service does" : "与官方一致";
    }
    return "%s; `%s`"
        .formatted(
            differing.path("what").path(language).asString(), differing.path("switch").asString());
  }

  private static String cases() {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases"))) {
      for (Path file : files.sorted().toList()) {
        all.append(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  /// The vendor's own samples: `cases/samples.yaml`, and those that nothing here answers.
  private List<String> samples(boolean english) {
    List<String> lines = new ArrayList<>();
    lines.add(english ? "\n## The vendor's samples\n" : "\n## 官方文档的示例\n");
    lines.add(
        english
            ? "The curl samples of the vendor's documentation (30 May 2026) of models that are here are sent by cases.PublishedCasesTest (`cases/samples.yaml`); those of the following are not answered.\n"
            : "官方文档（2026-05-30）中本项目已有模型的 curl 示例由 cases.PublishedCasesTest 发送（`cases/samples.yaml`）；下列示例没有回答。\n");
    lines.add(english ? "| path | models |\n|---|---|" : "| 路径 | 模型 |\n|---|---|");
    for (JsonNode one : data.path("lacking").values()) {
      String models = one.path("models").asString();
      lines.add(
          "| `%s` | %s |"
              .formatted(
                  one.path("path").asString(), models.equals("all") && !english ? "全部" : models));
    }
    return lines;
  }

  /// How each side of a difference is chosen.
  private static String choices(Difference difference) {
    return difference.setting().isEmpty()
        ? difference.sides().stream()
            .sorted()
            .map(side ->
                "`differences: {%s: %s}`"
                    .formatted(difference.name(), side.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining("<br>"))
        : "`%s`".formatted(difference.setting());
  }

  private List<String> operations(String language) {
    List<String> clients = List.copyOf(data.path("clients").propertyNames());
    List<String> lines = new ArrayList<>();
    lines.add(
        clients.stream()
            .map(client -> data.path("clients").path(client).path(language).asString())
            .collect(
                Collectors.joining(
                    " | ",
                    language.equals("en") ? "| endpoint | modes | models | " : "| 接口 | 方式 | 模型 | ",
                    " |")));
    lines.add("|---".repeat(clients.size() + 3) + "|");
    for (Operation operation : catalog.operations()) {
      String tests =
          clients.stream()
              .map(client -> data.path("tests").path(operation.name()).path(client).asString("-"))
              .collect(Collectors.joining(" | "));
      lines.add(
          "| %s | %s | %s | %s |"
              .formatted(
                  operation.addresses().stream()
                      .map(address -> "`" + address + "`")
                      .collect(Collectors.joining("<br>")),
                  modes(operation),
                  families(operation),
                  tests));
    }
    return lines;
  }

  private static String modes(Operation operation) {
    return operation.modes().stream()
        .sorted()
        .map(Mode::spelling)
        .collect(Collectors.joining(", "));
  }

  /// The families whose models it serves, each with how many.
  private String families(Operation operation) {
    Map<String, Long> counts =
        catalog.families().stream()
            .collect(
                Collectors.toMap(
                    Family::name,
                    family -> count(operation, family),
                    (one, _) -> one,
                    LinkedHashMap::new));
    return counts.entrySet().stream()
        .filter(family -> family.getValue() > 0)
        .map(family ->
            "[%s](models/%s.md) (%d)"
                .formatted(family.getKey(), family.getKey(), family.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static long count(Operation operation, Family family) {
    return family.models().stream().filter(model -> serves(operation, model)).count();
  }

  private static boolean serves(Operation operation, Model model) {
    return model.serves().containsKey(operation.name());
  }
}
