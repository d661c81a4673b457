package io.openbailian.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.cli.Shell;
import io.openbailian.cli.local.LocalServers;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.request.CatalogModels;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.cli.request.Need;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the fast start is recorded under: a load that is refused would record how to refuse.
class TrainingLoadTest {
  @TempDir private Path folder;

  @Test
  void isAcceptedByAServer() {
    ModelCall call =
        new CatalogModels(CatalogLoader.builtIn(), false)
            .callFor(List.of(Need.text2image()), Optional.empty());
    Map<String, String> options =
        Map.of("data", folder.resolve("data").toString(), "port", "0", "tasks.workers", "0");
    try (ServerLauncher.Running server =
        new LocalServers().start(Optional.empty(), Map.of(), options)) {
      TrainingLoad load = new TrainingLoad(server.url(), server.token(), call);
      assertThatCode(() -> load.run(Duration.ofMillis(1))).doesNotThrowAnyException();
      TrainingLoad stranger = new TrainingLoad(server.url(), "sk-nobody", call);
      assertThat(failure(stranger)).contains("was refused").contains("InvalidApiKey");
    }
  }

  private static String failure(TrainingLoad load) {
    try {
      load.run(Duration.ofMillis(1));
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Test
  void walksEveryCommandThatNeedsNoServerOfItsOwn() {
    Shell shell = new Shell(folder);
    assertThat(shell.run(WarmUpCommand.NAME, "commands")).isZero();
    assertThat(shell.err()).isEmpty();
  }
}
