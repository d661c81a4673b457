package io.openbailian.server.run;

import io.openbailian.engine.test.SteppedTime;
import io.openbailian.server.artifact.DiskArtifactStore;
import io.openbailian.server.artifact.FetchRoom;
import io.openbailian.server.artifact.MediaFetcher;
import io.openbailian.server.artifact.OwnResults;
import io.openbailian.server.artifact.UploadedFiles;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.fetch.FetchClient;
import io.openbailian.server.fetch.FetchGuard;
import io.openbailian.server.fetch.FetchLimits;
import io.openbailian.server.fetch.GuardedHttp;
import io.openbailian.server.media.ImagingDecoder;
import io.openbailian.server.media.PixelPool;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// Brings inputs to hand for tests whose inputs are uploads, or which have none: no name of a host
/// leads out of this machine, and what is there may not be fetched from.
final class Fetching {
  private Fetching() {}

  static MediaFetcher fetcher(Path folder, Path spool, UploadedFiles uploads) throws IOException {
    FetchClient client = new FetchClient(Duration.ofSeconds(2), SSLContext::getDefault);
    GuardedHttp http =
        new GuardedHttp(
            new FetchGuard((_, _) -> List.of(InetAddress.ofLiteral("127.0.0.1")), List.of()),
            client,
            FetchLimits.within(Duration.ofMinutes(5)),
            SteppedTime.atNoon());
    OwnResults results =
        new OwnResults(
            (_, _) -> Optional.empty(),
            new DiskArtifactStore(folder.resolve("results")),
            new UrlSigner(new byte[32]));
    return new MediaFetcher(
        http, uploads, results, new FetchRoom(8, 1 << 30), spool, SteppedTime.atNoon());
  }

  static Preparing preparing(Path folder, Path spool, PixelPool pixels) throws IOException {
    MediaFetcher fetcher = fetcher(folder, spool, (_, _, _) -> Optional.empty());
    return new Preparing(
        new PictureLoader(fetcher, new ImagingDecoder(), pixels, 256 << 20), fetcher);
  }
}
