package io.openbailian.conformance.sdk;

import static io.openbailian.conformance.sdk.Sdk.picture;
import static io.openbailian.conformance.sdk.Sdk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.common.Status;
import com.alibaba.dashscope.exception.ApiException;
import io.openbailian.conformance.Admin;
import io.openbailian.conformance.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the official SDK is told by rates, budgets and balances.
class QuotaRefusalTest {
  @TempDir private Path data;
  private TestServer server;
  private Admin admin;

  @BeforeEach
  void start() {
    server =
        TestServer.startOn(
            data,
            Map.of(
                "prices",
                "vendor",
                "billing.free-quotas",
                "false",
                "tasks.workers",
                "0",
                "tasks.hold",
                "0"));
    admin = Admin.of(data);
    Sdk.pointAt(server.apiBase());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void isRefused(Admin.Key key, int status, String code) {
    ApiException refused =
        refusal(() -> Sdk.images().asyncCall(picture("猫").apiKey(key.secret()).build()));
    Status told = refused.getStatus();
    assertThat(told.getStatusCode()).as(refused.getMessage()).isEqualTo(status);
    assertThat(told.getCode()).isEqualTo(code);
    assertThat(told.getRequestId()).isNotEmpty();
  }

  private static void isTaken(Admin.Key key) throws Exception {
    assertThat(
            Sdk.images()
                .asyncCall(picture("猫").apiKey(key.secret()).build())
                .getOutput()
                .getTaskStatus())
        .isEqualTo("PENDING");
  }

  private void post(String path, String body) {
    assertThat(admin.api().post(Admin.ROOT + path, body).status()).isEqualTo(200);
  }

  @Test
  void byTheRateOfItsKey() throws Exception {
    Admin.Key key = admin.key("", "\"rate\":{\"per_minute\":1}");
    isTaken(key);
    isRefused(key, 429, "Throttling.RateQuota");
  }

  @Test
  void byTheTasksOfItsKey() throws Exception {
    Admin.Key key = admin.key("", "\"rate\":{\"tasks_at_once\":1}");
    isTaken(key);
    isRefused(key, 429, "Throttling.AllocationQuota");
  }

  @Test
  void byABudget() throws Exception {
    Admin.Key key = admin.key();
    post(
        "/budgets",
        "{\"scope\":\"key\",\"subject\":\"%s\",\"period\":\"month\",\"amount\":\"0.20\"}"
            .formatted(key.id()));
    isTaken(key);
    isRefused(key, 429, "Throttling.AllocationQuota");
  }

  @Test
  void byItsBalance() throws Exception {
    Admin.Key key = admin.key();
    post("/workspaces/" + key.workspace() + "/grants", "{\"amount\":\"0.20\"}");
    isTaken(key);
    isRefused(key, 400, "Arrearage");
  }

  @Test
  void byWhatItsKeyMayAsk() {
    isRefused(admin.key("", "\"models\":[\"qwen-*\"]"), 403, "Model.AccessDenied");
    isRefused(admin.key("", "\"addresses\":[\"10.0.0.0/8\"]"), 403, "AccessDenied");
    isRefused(admin.key("", "\"disabled\":true"), 401, "InvalidApiKey");
  }
}
