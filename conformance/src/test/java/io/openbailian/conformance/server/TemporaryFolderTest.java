package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed has no time to tidy up.
class TemporaryFolderTest {
  @TempDir private Path folder;

  @Test
  void nothingIsLeftInItAfterAKillAndARestart() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path cache = folder.resolve("cache");
    Path data = folder.resolve("data");
    String circumstances =
        "export JDK_JAVA_OPTIONS='-XX:-UsePerfData -Djava.io.tmpdir=%s -Dopenbailian.cache=%s'"
            .formatted(temporary, cache);

    for (int round = 0; round < 3; round++) {
      ChildServer child = ChildServer.startAfter(circumstances, data, "");
      Api api = new Api(child.url(data), TestServer.KEY);
      assertThat(api.ended(api.submit("猫")).status()).isEqualTo(200);
      child.kill();
      left(data.resolve("spool"), "fetched-1");
      left(data, "run.json123.tmp");
      left(data.resolve("engines/embedded/temporary"), "tesseract-1");
    }
    ChildServer.startAfter(circumstances, data, "").close();

    assertThat(names(temporary)).isEmpty();
    assertThat(names(data)).noneMatch(name -> name.endsWith(".tmp"));
    assertThat(names(data.resolve("spool"))).isEmpty();
    assertThat(names(data.resolve("engines/embedded/temporary"))).isEmpty();
    assertThat(names(cache)).filteredOn(name -> name.startsWith("sqlite-")).hasSize(1);
  }

  /// A library that was cut, by a full disk say, is not loaded but unpacked again.
  @Test
  void aDamagedLibraryIsReplaced() throws Exception {
    Path cache = folder.resolve("cache");
    String circumstances = "export JDK_JAVA_OPTIONS='-Dopenbailian.cache=%s'".formatted(cache);
    ChildServer.startAfter(circumstances, folder.resolve("data"), "").close();
    Path library;
    try (Stream<Path> all = Files.walk(cache)) {
      library = all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(library);
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(library, damaged);

    ChildServer.startAfter(circumstances, folder.resolve("data"), "").close();

    assertThat(library).hasBinaryContent(whole);
  }

  private static void left(Path where, String name) throws IOException {
    Files.writeString(Files.createDirectories(where).resolve(name), "left");
  }

  private static List<String> names(Path where) throws IOException {
    try (Stream<Path> all = Files.list(where)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }
}
