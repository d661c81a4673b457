package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import io.openbailian.server.Assembly;
import io.openbailian.server.ServerStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One data folder has one server.
class TwoServersTest {
  @TempDir private Path data;

  @Test
  void theSecondOfOneProcessIsToldOfTheFirst() {
    try (TestServer first = TestServer.startOn(data, Map.of())) {
      assertThatThrownBy(() -> TestServer.startOn(data, Map.of()).close())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("pid " + ProcessHandle.current().pid())
          .hasMessageContaining(first.url().toString())
          .hasMessageContaining(data.toString());
      assertThat(Api.of(first).get("/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void theSecondOfAnotherProcessIsToldOfTheFirst() throws IOException, InterruptedException {
    try (TestServer first = TestServer.startOn(data, Map.of())) {
      ChildServer second = ChildServer.launch(data, "");

      assertThat(second.exitCode()).isNotZero();
      assertThat(second.log())
          .contains("pid " + ProcessHandle.current().pid())
          .contains(first.url().toString())
          .doesNotContain("\tat ");
    }
  }

  @Test
  void theNextMayStartWhenTheFirstHasGone() {
    TestServer.startOn(data, Map.of()).close();

    try (TestServer next = TestServer.startOn(data, Map.of())) {
      assertThat(Api.of(next).get("/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void aServerThatCannotListenLeavesTheFolderFree(@TempDir Path other) {
    try (TestServer first = TestServer.startOn(data, Map.of())) {
      Map<String, String> samePort = Map.of("port", Integer.toString(first.url().getPort()));
      assertThatThrownBy(() -> Assembly.start(TestServer.settings(other, samePort)).close())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1 port " + first.url().getPort());
    }
    TestServer.startOn(other, Map.of()).close();
  }

  @Test
  void keysOfARunningServerAreNotOpenedBehindItsBack() {
    try (TestServer first = TestServer.startOn(data, Map.of())) {
      assertThatThrownBy(() -> Assembly.openKeys(data).close())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining(first.url().toString());
    }
  }
}
