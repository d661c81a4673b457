package io.openbailian.conformance.arch;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.EngineProvider;
import io.openbailian.server.routing.EngineLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A model is data: no Java of the product knows one by its name. An engine is told by what it can,
/// an operation by what it makes: the server and the embedded engine know neither by its name.
class ModelNamesTest {
  private static final Path REPOSITORY = Path.of("").toAbsolutePath().resolveSibling("");

  @Test
  void noMainSourceNamesAModel() {
    List<String> names = names();
    List<String> found = new ArrayList<>();
    for (Path source : mainSources()) {
      String text = read(source);
      names.stream()
          .filter(text::contains)
          .forEach(name -> found.add(REPOSITORY.relativize(source) + ": " + name));
    }

    assertThat(names).contains("qwen-image", "wan2.2-t2i-flash", "wanx2.2-t2i-flash");
    assertThat(found).isEmpty();
  }

  @Test
  void neitherServerNorEmbeddedEngineNameAnOperation() {
    List<String> operations =
        CatalogLoader.builtIn().operations().stream().map(Operation::name).toList();

    assertThat(operations).contains("text2image", "multimodal_generation");
    assertThat(named(Set.of("server", "engine-embedded", "writer"), operations)).isEmpty();
  }

  /// Each provider names its own kind, and nobody else's.
  @Test
  void noEngineIsNamedButByItself() {
    List<String> kinds = EngineLoader.found().stream().map(EngineProvider::kind).toList();

    assertThat(kinds).contains("embedded", "scripted", "dashscope");
    assertThat(named(Set.of("server"), kinds)).isEmpty();
    assertThat(named(Set.of("engine-embedded", "writer"), kinds))
        .allSatisfy(found -> assertThat(found).contains("Provider.java: "));
  }

  /// The literals of these that stand in the sources of these modules.
  private static List<String> named(Set<String> modules, List<String> names) {
    List<String> found = new ArrayList<>();
    for (Path source : mainSources()) {
      Path file = REPOSITORY.relativize(source);
      String text = modules.contains(file.getName(0).toString()) ? read(source) : "";
      names.stream()
          .filter(name -> text.contains('"' + name + '"'))
          .forEach(name -> found.add(file + ": " + name));
    }
    return found;
  }

  @Test
  void allModulesAreLookedAt() {
    assertThat(
            mainSources().stream()
                .map(source -> REPOSITORY.relativize(source).getName(0).toString()))
        .contains("protocol", "catalog", "client", "engine", "engines", "pixels", "server", "cli");
  }

  private static List<String> names() {
    return CatalogLoader.builtIn().models().stream()
        .flatMap(model -> Stream.concat(Stream.of(model.name()), model.aliases().stream()))
        .toList();
  }

  private static List<Path> mainSources() {
    try (Stream<Path> modules = Files.list(REPOSITORY)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(ModelNamesTest::javaOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaOf(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Objects.toString(file.getFileName()).endsWith(".java"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
