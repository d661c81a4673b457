package io.openbailian.cli.request;

import io.openbailian.client.BailianClient;
import io.openbailian.client.DataUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes files of this machine into what a request can carry.
///
/// @param near whether the service is on this machine: then a small file goes into the request
/// @param model that will be asked
public record PictureSender(BailianClient client, boolean near, String model) {

  /// One round trip less is worth a third more bytes only while they are few.
  private static final long SMALL = 1L << 20;

  public String send(PictureSource source) throws IOException, InterruptedException {
    return switch (source) {
      case PictureSource.Remote(String address) -> address;
      case PictureSource.Local(Path file) ->
          near && Files.size(file) <= SMALL ? DataUri.of(file) : client.upload(model, file);
    };
  }
}
