package io.openbailian.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.yaml.YamlFaults;
import io.openbailian.catalog.yaml.YamlMap;
import io.openbailian.catalog.yaml.YamlTrees;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The form of the built-in files that the build prepares.
class PreparedDocumentsTest {

  @Test
  void theBuildHasPreparedThem() {
    assertThat(Catalog.class.getResource(PreparedDocuments.NAME)).isNotNull();
  }

  /// Lines and paths too, so that a mistake is told alike.
  @Test
  void equalWhatIsReadFromYaml() {
    CatalogFiles files = new CatalogFiles(new YamlFaults());

    assertThat(files.builtIn()).isEqualTo(files.builtInYaml());
  }

  @Test
  void keepEveryKindOfNode() throws IOException {
    CatalogFiles files = new CatalogFiles(new YamlFaults());
    List<YamlMap> documents = files.builtInYaml();
    var bytes = new ByteArrayOutputStream();

    YamlTrees.write(documents, new DataOutputStream(bytes));

    assertThat(YamlTrees.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(documents);
  }
}
