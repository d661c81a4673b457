package io.openbailian.catalog.load;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.yaml.Faults;
import io.openbailian.catalog.yaml.Spot;
import io.openbailian.catalog.yaml.YamlFile;
import io.openbailian.catalog.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The documents of the catalogue's files, those of this program before those of its operator.
record CatalogFiles(Faults faults) {
  private static final String OPERATIONS = "operations.yaml";
  private static final String DIFFERENCES = "differences.yaml";
  private static final String FAMILIES = "families/";

  /// A jar cannot be listed, so the families say their order here.
  private static final String INDEX = FAMILIES + "index.txt";

  /// The documents of this program, in the form that its build has prepared; from YAML where it has
  /// not, as in an editor.
  List<YamlMap> builtIn() {
    try (InputStream in = Catalog.class.getResourceAsStream(PreparedDocuments.NAME)) {
      return in == null ? builtInYaml() : PreparedDocuments.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<YamlMap> builtInYaml() {
    List<YamlMap> documents = new ArrayList<>(YamlFile.read(OPERATIONS, own(OPERATIONS), faults));
    documents.addAll(YamlFile.read(DIFFERENCES, own(DIFFERENCES), faults));
    for (String family : own(INDEX).lines().toList()) {
      documents.addAll(YamlFile.read(family, own(FAMILIES + family), faults));
    }
    return documents;
  }

  List<YamlMap> of(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(CatalogFiles::isYaml)
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      faults.add(new Spot(folder.toString(), 0, ""), "the folder cannot be read: " + e);
      return List.of();
    }
  }

  private List<YamlMap> read(Path file) {
    String name = file.getFileName().toString();
    try {
      return YamlFile.read(name, Files.readString(file), faults);
    } catch (IOException e) {
      faults.add(new Spot(name, 0, ""), "the file cannot be read as UTF-8: " + e);
      return List.of();
    }
  }

  /// Hidden files are an editor's, not an operator's.
  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private static String own(String resource) {
    try (InputStream in = Catalog.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("this program comes without its " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
