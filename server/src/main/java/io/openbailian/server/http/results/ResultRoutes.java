package io.openbailian.server.http.results;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.WireTime;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.text.Trim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET` and `HEAD /results/{name}`: the files of results, for whoever holds a signed URL.
public final class ResultRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(ResultRoutes.class);

  private static final String NAME = "name";
  private static final String PATH = Wire.RESULTS + "/{" + NAME + "}";

  private final ArtifactIndex index;
  private final ArtifactStore files;
  private final UrlSigner signer;
  private final Time time;

  public ResultRoutes(ArtifactIndex index, ArtifactStore files, UrlSigner signer, Time time) {
    this.index = index;
    this.files = files;
    this.signer = signer;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(PATH, this::serve);
    routes.head(PATH, this::serve);
  }

  private void serve(Context context) throws InterruptedException {
    String name = context.pathParam(NAME);
    Instant now = time.now();
    checkSignature(context, signer, Wire.RESULTS + "/" + name, now);
    Artifact artifact =
        index.find(name, now).orElseThrow(() -> new WireException(ErrorCode.RESULT_GONE.with()));
    if (redirected(context, artifact)) {
      return;
    }
    StoredFile file =
        files.find(name).orElseThrow(() -> new WireException(ErrorCode.RESULT_GONE.with()));
    try {
      FileAnswer.write(context, artifact, file);
    } catch (EofException e) {
      LOG.debug("request={} its client has gone in the middle", Exchange.requestId(context));
    } catch (IOException e) {
      throw new UncheckedIOException("the file %s cannot be sent".formatted(name), e);
    }
  }

  /// Sends a client to where the file lies, if the store lets it come there: at an address that is
  /// made for this request alone and soon is worth nothing.
  private boolean redirected(Context context, Artifact artifact) {
    Optional<URI> address =
        files.address(
            new ArtifactStore.Handed(
                artifact.name(),
                artifact.mediaType(),
                FileAnswer.disposition(artifact),
                HandlerType.HEAD.equals(context.method())));
    address.ifPresent(to ->
        context.status(302).header("Location", to.toString()).header("Cache-Control", "no-store"));
    return address.isPresent();
  }

  /// @throws WireException unless the request has a signature of this path that is good at `now`
  static void checkSignature(Context context, UrlSigner signer, String path, Instant now) {
    Instant expires = instant(context.queryParam(Wire.EXPIRES));
    String signature = context.queryParam(Wire.SIGNATURE);
    if (expires == null
        || signature == null
        || !signer.verify(path, expires.getEpochSecond(), signature)) {
      throw new WireException(ErrorCode.RESULT_SIGNATURE.with());
    }
    if (!now.isBefore(expires)) {
      throw new WireException(ErrorCode.RESULT_EXPIRED.with(WireTime.format(expires)));
    }
  }

  private static @Nullable Instant instant(@Nullable String epochSeconds) {
    if (epochSeconds == null || !Trim.isDigits(epochSeconds, 11)) {
      return null;
    }
    return Instant.ofEpochSecond(Long.parseLong(epochSeconds));
  }
}
