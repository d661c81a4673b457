package io.openbailian.conformance.sdk;

import com.alibaba.dashscope.utils.OSSUtils;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// Hands out one picture in all the ways in which a request can name it.
///
/// @param folder for local files
/// @param file a PNG
@SuppressWarnings("ArrayRecordComponent") // never compared
record InputDesk(LocalWeb web, Path folder, byte[] file) {

  /// What a request for this model says where its picture goes.
  String named(InputKind kind, String model) throws Exception {
    return switch (kind) {
      case LOCAL_FILE -> "file://" + local();
      case DATA_URI -> "data:image/png;base64," + base64();
      case BASE64 -> base64();
      case WEB -> web.put("/图片/ball.png", file);
      case RESULT -> result();
      case UPLOADED -> OSSUtils.upload(model, local().toString(), TestServer.KEY);
    };
  }

  private Path local() throws Exception {
    return Files.write(folder.resolve("ball.png"), file);
  }

  private String base64() {
    return Base64.getEncoder().encodeToString(file);
  }

  /// The same picture once more, as an answer: super-resolution by 1 only enhances.
  private String result() throws Exception {
    return Sdk.edited(
            Sdk.edit("super_resolution", "").baseImageUrl(named(InputKind.DATA_URI, "")).build())
        .getFirst();
  }
}
