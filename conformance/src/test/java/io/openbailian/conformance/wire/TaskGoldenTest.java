package io.openbailian.conformance.wire;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How tasks that are carried out look, state by state, byte for byte.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskGoldenTest {
  private static final String AUTH = "Authorization: Bearer " + TestServer.KEY;
  private static final String SMALL = "\"size\":\"512*512\",\"seed\":7,";
  private static final String RULES =
      """
      [{when: {prompt: forever}, hang: true},
       {when: {prompt: partial}, items: [ok, fail, ok, {fail: DataInspectionFailed}]},
       {when: {prompt: none}, items: [fail]},
       {when: {prompt: forbidden}, fail: DataInspectionFailed},
       {when: {prompt: rewritten}, reply: 'a cat on a windowsill, morning light'}]
      """
          .replace("\n", " ");

  private TestServer server;
  private Api api;

  @BeforeAll
  void start() {
    server = TestServer.scripted(RULES, Map.of("tasks.hold", "0", "tasks.grace", "0"));
    api = Api.of(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void running() throws Exception {
    String id = api.submit("forever", SMALL + "\"n\":4");

    api.until(id, "RUNNING");

    check("tasks/running", id);
    cancelIsRefused("cancel/running", id);
  }

  @Test
  void succeededWithOnePicture() throws Exception {
    check("tasks/succeeded", ended("猫", SMALL + "\"n\":1,\"prompt_extend\":false"));
  }

  @Test
  void succeededWithFourPictures() throws Exception {
    check("tasks/succeeded-with-four", ended("猫", SMALL + "\"n\":4,\"prompt_extend\":false"));
  }

  @Test
  void succeededWithARewrittenPrompt() throws Exception {
    check("tasks/rewritten", ended("rewritten", SMALL + "\"n\":1,\"prompt_extend\":true"));
  }

  @Test
  void succeededInPart() throws Exception {
    check("tasks/partial", ended("partial", SMALL + "\"n\":4,\"prompt_extend\":false"));
  }

  @Test
  void failed() throws Exception {
    String id = ended("forbidden", SMALL + "\"n\":2");

    check("tasks/failed", id);
    cancelIsRefused("cancel/failed", id);
  }

  @Test
  void failedBecauseNoPictureCame() throws Exception {
    check("tasks/failed-in-every-item", ended("none", SMALL + "\"n\":2"));
  }

  private String ended(String prompt, String parameters) throws Exception {
    String id = api.submit(prompt, parameters);
    api.ended(id);
    return id;
  }

  private void check(String name, String id) throws Exception {
    String request = "GET /api/v1/tasks/%s HTTP/1.1\n%s\n\n".formatted(id, AUTH);
    Golden.check(name, request, new RawHttp(server.url()).send(request));
  }

  private void cancelIsRefused(String name, String id) throws Exception {
    String request = "POST /api/v1/tasks/%s/cancel HTTP/1.1\n%s\n\n".formatted(id, AUTH);
    Golden.check(name, request, new RawHttp(server.url()).send(request));
  }
}
