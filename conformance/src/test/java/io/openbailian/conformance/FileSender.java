package io.openbailian.conformance;

import io.openbailian.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sends forms to the Files API, well-formed or not.
public record FileSender(URI server, String key, String path) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// A part of a form.
  ///
  /// @param disposition what follows `form-data;`
  @SuppressWarnings("ArrayRecordComponent") // nobody compares parts
  public record Part(String disposition, byte[] content) {
    public static Part file(String field, String name, byte[] content) {
      return new Part("name=\"%s\"; filename=\"%s\"".formatted(field, name), content);
    }

    public static Part field(String name, String value) {
      return new Part("name=\"%s\"".formatted(name), value.getBytes(StandardCharsets.UTF_8));
    }
  }

  public static byte[] form(List<Part> parts) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (Part part : parts) {
      form.writeBytes(
          "--b\r\nContent-Disposition: form-data; %s\r\n\r\n"
              .formatted(part.disposition())
              .getBytes(StandardCharsets.UTF_8));
      form.writeBytes(part.content());
      form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    form.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
  }

  public Api.Answer send(Part... parts) {
    return send("multipart/form-data; boundary=b", form(List.of(parts)));
  }

  public Api.Answer send(String type, byte[] body) {
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(server + path))
                  .timeout(Eventually.PATIENCE)
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofByteArray(body))
                  .build(),
              BodyHandlers.ofString());
      return new Api.Answer(answer.statusCode(), Json.mapper().readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
