package io.openbailian.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.FakeServers;
import io.openbailian.cli.FakeService;
import io.openbailian.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {
  private static final String ROUTE = "POST /api/v1/services/aigc/text2image/image-synthesis";
  private static final long NO_PROCESS = 1L << 40;

  @TempDir Path folder;
  private FakeService service;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void usesTheLocalServerWithItsTokenAndNoOtherKey() throws IOException {
    note(ProcessHandle.current().pid());

    int exit = new Shell(folder).with("DASHSCOPE_API_KEY", "sk-vendor").run("text2image", "cat");

    assertThat(exit).isZero();
    assertThat(service.asked(ROUTE).authorization()).isEqualTo("Bearer run-token");
    assertThat(service.asked())
        .extracting(FakeService.Asked::authorization)
        .doesNotContain("Bearer sk-vendor");
  }

  @Test
  void sendsTheVendorsKeyToABaseUrlThatWasGiven() {
    new Shell(folder)
        .with("DASHSCOPE_API_KEY", "sk-vendor")
        .run("text2image", "cat", "--base-url", service.root() + "/api/v1/");

    assertThat(service.asked(ROUTE).authorization()).isEqualTo("Bearer sk-vendor");
  }

  @Test
  void prefersTheKeyOfTheCommandLine() {
    new Shell(folder)
        .at(service)
        .with("DASHSCOPE_API_KEY", "sk-vendor")
        .run("text2image", "cat", "--api-key", "sk-mine");

    assertThat(service.asked(ROUTE).authorization()).isEqualTo("Bearer sk-mine");
  }

  @Test
  void startsAServerOfItsOwnAndLeavesNothingBehind() {
    FakeServers servers = new FakeServers(service);

    int exit =
        new Shell(folder)
            .with(servers)
            .with("OPENBAILIAN_PUBLIC_URL", "https://images.example.com")
            .run("text2image", "cat");

    assertThat(exit).isZero();
    assertThat(service.asked(ROUTE).authorization()).isEqualTo("Bearer own-token");
    assertThat(servers.options()).containsEntry("port", "0").containsEntry("host", "127.0.0.1");
    assertThat(servers.environment()).doesNotContainKey("OPENBAILIAN_PUBLIC_URL");
    assertThat(servers.closed()).isTrue();
    assertThat(servers.data()).doesNotExist();
  }

  @Test
  void leavesNothingBehindWhenTheRequestIsRefused() {
    service.json(ROUTE, 400, "{\"code\":\"InvalidParameter\",\"message\":\"no\"}");
    FakeServers servers = new FakeServers(service);

    assertThat(new Shell(folder).with(servers).run("text2image", "cat")).isEqualTo(3);
    assertThat(servers.closed()).isTrue();
    assertThat(servers.data()).doesNotExist();
  }

  @Test
  void doesNotBelieveTheNoteOfAProcessThatDied() throws IOException {
    note(NO_PROCESS);

    assertThat(new Shell(folder).run("tasks", "list")).isEqualTo(4);
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void doesNotBelieveTheNoteOfAServerThatIsSilent() throws IOException {
    note(ProcessHandle.current().pid());
    service.close();
    Shell shell = new Shell(folder);

    assertThat(shell.run("tasks", "list")).isEqualTo(4);
    assertThat(shell.err()).contains("No local server runs").contains("bailian serve");
  }

  @Test
  void wantsAKeyForABaseUrl() {
    Shell shell = new Shell(folder);

    assertThat(shell.run("text2image", "cat", "--base-url", "http://127.0.0.1:1/api/v1"))
        .isEqualTo(2);
    assertThat(shell.err()).contains("DASHSCOPE_API_KEY");
  }

  @Test
  void refusesABaseUrlThatIsNone() {
    Shell shell = new Shell(folder);

    assertThat(shell.run("text2image", "cat", "--base-url", "ftp://host:21")).isEqualTo(2);
    assertThat(shell.err()).contains("not like ftp://host:21");
  }

  private void note(long pid) throws IOException {
    Path data = Files.createDirectories(folder.resolve("home/.openbailian"));
    Files.writeString(
        data.resolve("run.json"),
        "{\"pid\":%d,\"url\":\"%s\",\"token\":\"run-token\"}".formatted(pid, service.root()));
  }
}
