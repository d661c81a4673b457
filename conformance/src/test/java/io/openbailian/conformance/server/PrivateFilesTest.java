package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import io.openbailian.server.ServerStartException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies in the data folder is its owner's alone, whatever the umask is and whoever made the
/// folder.
class PrivateFilesTest {
  @TempDir private Path folder;

  @BeforeAll
  static void wherePermissionsAreKnown() {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void everyFileOfAServerThatWorksIsItsOwnersAlone() throws Exception {
    Path data = made("data", "rwxr-xr-x");
    Files.writeString(
        Files.createDirectories(data.resolve("catalog.d")).resolve("none.yaml"),
        "family: wan-text2image\n");
    permit(data.resolve("catalog.d/none.yaml"), "rw-r--r--");

    try (ChildServer child = ChildServer.startAfter("umask 000", data, "")) {
      Api api = new Api(child.url(data), TestServer.KEY);
      String task = api.submit("猫", "\"n\":1,\"size\":\"512*512\"");
      assertThat(api.ended(task).output().path("task_status").asString()).isEqualTo("SUCCEEDED");

      assertThat(open(data)).isEmpty();
      assertThat(data.resolve("openbailian.db-wal")).exists();
      assertThat(data.resolve("run.json")).exists();
    }
    assertThat(open(data)).isEmpty();
  }

  @Test
  void filesOfAnOlderServerAreClosedToo() throws Exception {
    Path data = made("data", "rwxr-xr-x");
    for (String name : new String[] {"openbailian.db", "lock"}) {
      permit(Files.createFile(data.resolve(name)), "rw-r--r--");
    }
    Path result = Files.createDirectories(data.resolve("artifacts/0a")).resolve("old.png");
    permit(Files.createFile(result), "rw-rw-rw-");
    permit(data.resolve("artifacts/0a"), "rwxrwxrwx");

    TestServer.startOn(data, TestServer.script("[]", Map.of("tasks.workers", "0"))).close();

    assertThat(open(data)).isEmpty();
  }

  /// Closing somebody's home, or `/tmp`, would be worse than not starting.
  @Test
  void aFolderThatOthersUseIsRefused() throws Exception {
    Path shared = made("shared", "rwxrwxrwx");
    Files.createFile(shared.resolve("letter.txt"));

    assertThatThrownBy(() -> TestServer.startOn(shared, Map.of()).close())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("open to other users (rwxrwxrwx)")
        .hasMessageContaining("chmod 700");
    assertThat(shared.resolve("lock")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
        .isEqualTo("rwxrwxrwx");
  }

  private Path made(String name, String permissions) throws IOException {
    Path made = Files.createDirectory(folder.resolve(name));
    permit(made, permissions);
    return made;
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static Map<String, String> open(Path data) throws IOException {
    Map<String, String> open = new TreeMap<>();
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.toList()) {
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        if (!permissions.equals(Files.isDirectory(path) ? "rwx------" : "rw-------")) {
          open.put(data.relativize(path).toString(), permissions);
        }
      }
    }
    return open;
  }
}
