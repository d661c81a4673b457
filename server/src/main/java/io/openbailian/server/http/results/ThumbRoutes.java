package io.openbailian.server.http.results;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.media.Thumbnails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/// `GET /openbailian/v1/thumb/{name}`: a small JPEG of a result that is a picture, for whoever
/// holds the URL that `results` answered. Other servers do not have the path.
public final class ThumbRoutes implements Routes {
  private static final String NAME = "name";

  private final ArtifactIndex index;
  private final ArtifactStore files;
  private final UrlSigner signer;
  private final Thumbnails thumbnails;
  private final Time time;

  public ThumbRoutes(
      ArtifactIndex index,
      ArtifactStore files,
      UrlSigner signer,
      Thumbnails thumbnails,
      Time time) {
    this.index = index;
    this.files = files;
    this.signer = signer;
    this.thumbnails = thumbnails;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(Wire.THUMB + "/{" + NAME + "}", this::serve);
  }

  private void serve(Context context) throws InterruptedException {
    String name = context.pathParam(NAME);
    Instant now = time.now();
    ResultRoutes.checkSignature(context, signer, Wire.THUMB + "/" + name, now);
    Artifact artifact = index.find(name, now).orElseThrow(ThumbRoutes::gone);
    StoredFile file = files.find(name).orElseThrow(ThumbRoutes::gone);
    byte[] picture = picture(artifact, file);
    context.res().setCharacterEncoding(null); // or the picture would be called text in UTF-8
    context
        .contentType("image/jpeg")
        .header("Cache-Control", "private, max-age=86400")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox")
        .result(picture);
  }

  private byte[] picture(Artifact artifact, StoredFile file) throws InterruptedException {
    try {
      return thumbnails
          .of(artifact, file)
          .orElseThrow(() ->
              new WireException(
                  ErrorCode.NOT_FOUND
                      .with()
                      .withHint("%s is no picture".formatted(artifact.name()))));
    } catch (IOException e) {
      throw new UncheckedIOException("no small picture of %s".formatted(artifact.name()), e);
    }
  }

  private static WireException gone() {
    return new WireException(ErrorCode.RESULT_GONE.with());
  }
}
