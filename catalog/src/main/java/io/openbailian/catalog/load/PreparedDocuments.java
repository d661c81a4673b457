package io.openbailian.catalog.load;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.yaml.YamlFaults;
import io.openbailian.catalog.yaml.YamlMap;
import io.openbailian.catalog.yaml.YamlTrees;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes the built-in YAML files as {@link YamlTrees}, when the program is built: parsing them
/// would be a tenth of its start. What the trees mean, and what is wrong in them, is read at the
/// start as before, so files of `catalog.d` and built-in ones meet the same rules.
public final class PreparedDocuments {
  /// Beside the YAML files in the program.
  static final String NAME = "documents.bin";

  private PreparedDocuments() {}

  /// Called by the build.
  ///
  /// @param arguments the folder of the compiled classes
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], Catalog.class.getPackageName().replace('.', '/'));
    List<YamlMap> documents = new CatalogFiles(new YamlFaults()).builtInYaml();
    try (OutputStream file = Files.newOutputStream(folder.resolve(NAME));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file))) {
      YamlTrees.write(documents, out);
    }
  }

  static List<YamlMap> read(InputStream in) throws IOException {
    return YamlTrees.read(new DataInputStream(new ByteArrayInputStream(in.readAllBytes())));
  }
}
