package io.openbailian.conformance.wire.hostile;

import io.openbailian.conformance.Api;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Sends pictures to a synchronous and to an asynchronous model.
public record Requests(Api api) {
  private static final String SYNC = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final String ASYNC = "/api/v1/services/aigc/image2image/image-synthesis";

  /// An error, wherever the answer has it.
  ///
  /// @param status 200 for a task that failed
  record Refusal(int status, String code, String message) {}

  static String inline(byte[] file) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
  }

  /// Asks for a grey copy of the last of these pictures.
  Api.Answer edit(String... pictures) {
    String parts =
        String.join(",", List.of(pictures).stream().map("{\"image\":\"%s\"}"::formatted).toList());
    return api.post(
        SYNC,
        """
        {"model":"qwen-image-edit-plus","input":{"messages":[{"role":"user","content":[%s,{"text":"图%d变成黑白"}]}]},
         "parameters":{"size":"512*512"}}\
        """
            .formatted(parts, pictures.length));
  }

  Refusal refusedEdit(String... pictures) {
    return refusal(edit(pictures));
  }

  /// The end of a task that makes a picture clearer, or why there was no task.
  Api.Answer clearer(String picture) throws Exception {
    return larger(picture, 1);
  }

  private Api.Answer larger(String picture, int factor) throws Exception {
    return ended(
        """
        {"model":"wanx2.1-imageedit","input":{"function":"super_resolution","base_image_url":"%s"},
         "parameters":{"upscale_factor":%d}}\
        """
            .formatted(picture, factor));
  }

  Refusal refusedEnlarging(String picture, int factor) throws Exception {
    return refusal(larger(picture, factor));
  }

  Refusal refusedTranslation(String picture) throws Exception {
    return refusal(
        ended(
            """
            {"model":"qwen-mt-image","input":{"image_url":"%s","source_lang":"en","target_lang":"zh"}}\
            """
                .formatted(picture)));
  }

  private Api.Answer ended(String body) throws Exception {
    Api.Answer created = api.post(ASYNC, body);
    return created.status() == 200
        ? api.ended(created.output().path("task_id").asString())
        : created;
  }

  Refusal refusedTask(String picture) throws Exception {
    return refusal(clearer(picture));
  }

  private static Refusal refusal(Api.Answer answer) {
    JsonNode error = answer.status() == 200 ? answer.output() : answer.body();
    return new Refusal(
        answer.status(), error.path("code").asString(""), error.path("message").asString(""));
  }
}
