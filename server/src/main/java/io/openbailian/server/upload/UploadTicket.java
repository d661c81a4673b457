package io.openbailian.server.upload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The permission to upload files into one directory.
///
/// @param directory without a slash at its end
/// @param workspace of the API key whose files these will be
/// @param expires in whole seconds
/// @param maxBytes of one file
public record UploadTicket(String directory, String workspace, Instant expires, long maxBytes) {

  /// As text that a client hands back; opaque to it.
  public String encode() {
    String lines =
        String.join(
            "\n",
            directory,
            workspace,
            String.valueOf(expires.getEpochSecond()),
            String.valueOf(maxBytes));
    return Base64.getEncoder().encodeToString(lines.getBytes(StandardCharsets.UTF_8));
  }

  /// The inverse, for text whose signature was verified; empty for any other text.
  static Optional<UploadTicket> decode(String text) {
    try {
      String lines = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      List<String> parts = lines.lines().toList();
      return parts.size() == 4 ? Optional.of(of(parts)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static UploadTicket of(List<String> parts) {
    return new UploadTicket(
        parts.get(0),
        parts.get(1),
        Instant.ofEpochSecond(Long.parseLong(parts.get(2))),
        Long.parseLong(parts.get(3)));
  }
}
