package io.openbailian.conformance.bench.workbench;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/// The bytes of requests, built once and sent often. The buffers are direct, so that sending one
/// copies nothing.
///
/// @param key the API key they carry
/// @param models what is asked to draw and to edit
public record Requests(String key, Workbench.Models models) {
  private static final String TEXT2IMAGE = "/aigc/text2image/image-synthesis";
  private static final String IMAGE2IMAGE = "/aigc/image2image/image-synthesis";

  private static final String TEXT2VIDEO = "/aigc/video-generation/video-synthesis";

  /// A submission of an ordinary text-to-image task.
  public ByteBuffer submit(String prompt, String size, int pictures) {
    var body = Json.object().put("model", models.drawing());
    body.putObject("input").put("prompt", prompt);
    body.putObject("parameters").put("size", size).put("n", pictures);
    return asynchronous(TEXT2IMAGE, body);
  }

  /// A submission of an edit.
  ByteBuffer edit(ObjectNode input, ObjectNode parameters) {
    var body = Json.object().put("model", models.editing());
    body.set("input", input);
    body.set("parameters", parameters);
    return asynchronous(IMAGE2IMAGE, body);
  }

  private ByteBuffer asynchronous(String service, ObjectNode body) {
    return request(
        "POST", Wire.SERVICES + service, Wire.ASYNC + ": " + Wire.ENABLE + "\r\n", Json.text(body));
  }

  /// A submission of a text-to-video task.
  ByteBuffer video(String film, String prompt, String size, int seconds, int fps) {
    var body = Json.object().put("model", film);
    body.putObject("input").put("prompt", prompt);
    body.putObject("parameters").put("size", size).put("duration", seconds).put("fps", fps);
    return request(
        "POST",
        Wire.SERVICES + TEXT2VIDEO,
        Wire.ASYNC + ": " + Wire.ENABLE + "\r\n",
        Json.text(body));
  }

  public ByteBuffer task(String id) {
    return request("GET", Wire.TASKS + "/" + id, "", "");
  }

  public ByteBuffer cancel(String id) {
    return request("POST", Wire.TASKS + "/" + id + Wire.CANCEL, "", "");
  }

  /// A list that is asked for its total.
  ByteBuffer succeeded() {
    return request("GET", Wire.TASKS + "?status=SUCCEEDED&page_size=1", "", "");
  }

  private ByteBuffer request(String verb, String path, String headers, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String length =
        verb.equals("POST")
            ? "Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(content.length)
            : "";
    byte[] head =
        "%s %s%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s%s\r\n"
            .formatted(verb, Wire.API, path, key, headers, length)
            .getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocateDirect(head.length + content.length).put(head).put(content).flip();
  }
}
