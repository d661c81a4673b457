package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.engine.Recording;
import io.openbailian.outbound.Outgoing;
import io.openbailian.text.Parts;
import io.openbailian.text.Trim;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Says how a request names its inputs: by their own addresses, or by those that they have at the
/// service once they were brought there; a picture that cannot be brought goes as data.
final class BroughtInputs {
  private static final int LARGEST_PICTURE = 32 << 20;
  private static final int LONGEST_ENDING = 5;

  private final ServiceAccount account;
  private final String model;
  private final boolean bring;
  private boolean uploaded;

  /// @param bring whether pictures are brought also where they have addresses
  BroughtInputs(ServiceAccount account, String model, boolean bring) {
    this.account = account;
    this.model = model;
    this.bring = bring;
  }

  /// Whether the service has to look among its uploads.
  boolean uploaded() {
    return uploaded;
  }

  String picture(InputPicture picture) throws EngineFailure, InterruptedException {
    if (!bring && picture.address().isPresent()) {
      return picture.address().get().toString();
    }
    byte[] bytes = bytes(picture);
    String type = type(bytes);
    String name = "image." + type.substring(type.indexOf('/') + 1);
    try {
      return brought(
          name, new Outgoing.Body(type, bytes.length, () -> new ByteArrayInputStream(bytes)));
    } catch (EngineFailure.Refused | EngineFailure.Broken | EngineFailure.Down e) {
      return "data:%s;base64,%s".formatted(type, Base64.getEncoder().encodeToString(bytes));
    }
  }

  private String brought(String name, Outgoing.Body content)
      throws EngineFailure, InterruptedException {
    String address = new Bringing(account).bring(name, content, model);
    uploaded = true;
    return address;
  }

  private static byte[] bytes(InputPicture picture) throws EngineFailure, InterruptedException {
    try (InputStream in = picture.open()) {
      return in.readNBytes(LARGEST_PICTURE);
    } catch (IOException e) {
      throw new EngineFailure.Broken("a picture of the request cannot be read", e);
    }
  }

  private static String type(byte[] bytes) {
    return switch (bytes.length == 0 ? 0 : bytes[0] & 0xFF) {
      case 0xFF -> "image/jpeg";
      case 'R' -> "image/webp";
      case 'B' -> "image/bmp";
      case 'I', 'M' -> "image/tiff";
      default -> "image/png";
    };
  }

  /// Nobody knows here whether its address is one that the service may be given.
  String recording(Recording recording) throws EngineFailure, InterruptedException {
    try {
      long length;
      try (InputStream in = recording.file()) {
        length = in.transferTo(OutputStream.nullOutputStream());
      }
      return brought(
          "audio." + ending(recording.address()),
          new Outgoing.Body("application/octet-stream", length, recording::file));
    } catch (IOException e) {
      throw new EngineFailure.Broken("a recording of the request cannot be read", e);
    }
  }

  /// The service tells formats by the ending of a name.
  private static String ending(String address) {
    String path = Parts.first(Parts.first(address, "?"), "#");
    int dot = path.lastIndexOf('.');
    return Optional.of(dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT))
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST_ENDING)
        .filter(text -> text.equals(Trim.fileName(text, '_')))
        .orElse("wav");
  }
}
