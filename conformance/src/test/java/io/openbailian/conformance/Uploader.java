package io.openbailian.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Uploads files as the SDKs do: a policy, then a form.
public final class Uploader {
  private static final String BOUNDARY = "----boundary-of-a-form";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final String key;

  public Uploader(URI server) {
    this(server, TestServer.KEY);
  }

  /// One that uploads with this key.
  public Uploader(URI server, String key) {
    this.server = server;
    this.key = key;
  }

  /// Uploads a PNG.
  ///
  /// @return its address, `oss://…`
  public String upload(String name, byte[] png) {
    JsonNode policy =
        new Api(server, key)
            .get("/api/v1/uploads?action=getPolicy&model=qwen-image-edit")
            .body()
            .path("data");
    String place = policy.path("upload_dir").asString() + "/" + name;
    Map<String, String> form = new LinkedHashMap<>();
    form.put("OSSAccessKeyId", policy.path("oss_access_key_id").asString());
    form.put("Signature", policy.path("signature").asString());
    form.put("policy", policy.path("policy").asString());
    form.put("key", place);
    form.put("x-oss-object-acl", policy.path("x_oss_object_acl").asString());
    form.put("x-oss-forbid-overwrite", policy.path("x_oss_forbid_overwrite").asString());
    form.put("success_action_status", "200");
    form.put("x-oss-content-type", "image/png");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(policy.path("upload_host").asString()))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body(form, name, png)))
            .build();
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != 200) {
      throw new AssertionError("not uploaded: %d %s".formatted(answer.statusCode(), answer.body()));
    }
    return "oss://" + place;
  }

  private static byte[] body(Map<String, String> form, String name, byte[] file) {
    StringBuilder before = new StringBuilder();
    form.forEach((field, value) ->
        before.append(
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, field, value)));
    before.append(
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: image/png\r\n\r\n"
            .formatted(BOUNDARY, name));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(before.toString().getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("the upload broke off: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
