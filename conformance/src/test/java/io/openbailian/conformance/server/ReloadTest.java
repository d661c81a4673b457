package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.server.RunFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A configuration that changes while its server runs, in a process of its own.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class ReloadTest {
  private static final String ONE =
      "log: {requests: false}\nengines: {slow: {kind: scripted, rules: [{after: 2s}]}}\nroutes: {'*': slow}\n";
  private static final String TWO =
      "log: {requests: false}\nengines: {slow: {kind: scripted, rules: [{after: 2s}]}, other: {kind: scripted, rules: [{fail: DataInspectionFailed}]}}\nroutes: {'*': other}\n";
  private static final String NONE =
      "log: {requests: false}\nengines: {other: {kind: scripted, rules: [{after: 1ms}]}}\nroutes: {'*': other}\n";
  private static final String WRONG =
      "log: {requests: false}\nengines: {other: {kind: nothing}}\nroutes: {'*': gone}\n";

  @TempDir private Path data;

  private Api admin(ChildServer child) {
    return new Api(child.url(data), RunFiles.read(data).orElseThrow().token());
  }

  @Test
  void takesUpWhatChangedAndHarmsNothingThatRuns() throws Exception {
    try (ChildServer child = ChildServer.start(data, ONE)) {
      Api api = new Api(child.url(data), TestServer.KEY);
      String running = api.submit("a cat");
      api.until(running, "RUNNING");

      child.configure(TWO);
      Api.Answer told = admin(child).post("/admin/reload", "");
      assertThat(told.status()).as(told.body().toString()).isEqualTo(200);
      String after = api.submit("a dog");
      assertThat(api.ended(after).output().path("code").asString())
          .isEqualTo("DataInspectionFailed");
      assertThat(api.ended(running).output().path("task_status").asString()).isEqualTo("SUCCEEDED");

      child.configure(WRONG);
      Api.Answer refused = admin(child).post("/admin/reload", "");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body().toString()).contains("engines.other.kind").contains("gone");
      assertThat(api.ended(api.submit("a dog")).output().path("code").asString())
          .as("nothing changed")
          .isEqualTo("DataInspectionFailed");
      assertThat(api.post("/admin/reload", "").status()).as("a key of the API").isEqualTo(403);

      child.configure(NONE);
      new ProcessBuilder("kill", "-HUP", Long.toString(child.pid())).start().waitFor();
      Eventually.holds("it is taken up", () -> child.log().contains("read anew: "));
      assertThat(api.ended(api.submit("a fish")).output().path("task_status").asString())
          .isEqualTo("SUCCEEDED");
    }
    assertThat(Files.exists(data)).isTrue();
  }
}
