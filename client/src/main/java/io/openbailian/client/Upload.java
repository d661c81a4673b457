package io.openbailian.client;

import io.openbailian.protocol.client.ErrorAnswer;
import io.openbailian.protocol.client.UploadTicket;
import io.openbailian.text.Trim;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;

/// Brings a file to a service in two steps: asks for a policy, then posts the form that it signs.
///
/// The file is streamed. The key is not sent with it: the policy is the right.
final class Upload {
  private static final String LINE = "\r\n";

  private final Transport transport;
  private final ClientSettings settings;

  Upload(Transport transport, ClientSettings settings) {
    this.transport = transport;
    this.settings = settings;
  }

  /// Sends the file and returns its address.
  String send(String model, Path file) throws IOException, InterruptedException {
    UploadTicket policy = policy(model);
    long bytes = Files.size(file);
    if (bytes > policy.maxBytes()) {
      throw new FileTooLargeException(file, bytes, policy.maxBytes());
    }
    String name = plain(file);
    HttpResponse<byte[]> response =
        transport.send(form(policy, name, file), BodyHandlers.ofByteArray());
    if (!Transport.isSuccess(response.statusCode())) {
      throw new RefusedException(ErrorAnswer.parse(response.statusCode(), response.body()));
    }
    return policy.address(name);
  }

  private UploadTicket policy(String model) throws InterruptedException {
    URI asked = URI.create(settings.base() + UploadTicket.PATH);
    return UploadTicket.parse(transport.get(UploadTicket.PATH, UploadTicket.query(model)))
        .orElseThrow(() -> Transport.strange(asked, "no place to upload to"));
  }

  private HttpRequest form(UploadTicket policy, String name, Path file)
      throws FileNotFoundException {
    String boundary = boundary(policy);
    String type = MediaTypes.of(file);
    String head = head(policy.fields(name, type), boundary) + fileHead(boundary, name, type);
    BodyPublisher body =
        BodyPublishers.concat(
            text(head), BodyPublishers.ofFile(file), text(LINE + "--" + boundary + "--" + LINE));
    return HttpRequest.newBuilder(policy.host())
        .timeout(settings.answer())
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(body)
        .build();
  }

  /// Long, and different for each policy; a picture that holds it by chance has not been seen.
  private static String boundary(UploadTicket policy) {
    return "----openbailian-%08x%08x"
        .formatted(policy.signed().hashCode(), policy.folder().hashCode());
  }

  private static String head(SequencedMap<String, String> fields, String boundary) {
    StringBuilder head = new StringBuilder();
    fields.forEach((name, value) ->
        head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n".formatted(boundary, name))
            .append(
                "Content-Length: %d\r\n\r\n"
                    .formatted(value.getBytes(StandardCharsets.UTF_8).length))
            .append(value)
            .append(LINE));
    return head.toString();
  }

  private static String fileHead(String boundary, String name, String type) {
    return """
    --%s
    Content-Disposition: form-data; name="%s"; filename="%s"
    Content-Type: %s

    """
        .formatted(boundary, UploadTicket.FILE, name, type)
        .replace("\n", LINE);
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }

  /// A name that means itself in a form, a key and a URL.
  private static String plain(Path file) {
    String name = Trim.fileName(String.valueOf(file.getFileName()), '-');
    return name.startsWith(".") ? "file" + name : name;
  }
}
