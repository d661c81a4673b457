package io.openbailian.server.http;

import io.javalin.http.Context;
import io.openbailian.engine.Media;
import io.openbailian.engine.Time;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.results.ResultUrls;
import io.openbailian.server.invoke.Caller;
import io.openbailian.server.run.finish.FilesKept;
import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.task.Task;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the files that answers name which are passed back, as long as results are kept.
///
/// @param base of the addresses they are told by
public record RelayedFiles(
    ArtifactStore files, ArtifactIndex index, UrlSigner signer, PublicBase base, Time time) {
  private static final Logger LOG = LoggerFactory.getLogger(RelayedFiles.class);

  /// The files of one answer.
  Keeping of(Context context, Caller caller) {
    return new Keeping(this, new ResultUrls(signer, base.of(context)), caller);
  }

  /// What is kept of one answer, in the order in which it names it.
  static final class Keeping {
    private final RelayedFiles all;
    private final ResultUrls urls;
    private final Caller caller;
    private int count;

    private Keeping(RelayedFiles all, ResultUrls urls, Caller caller) {
      this.all = all;
      this.urls = urls;
      this.caller = caller;
    }

    /// Keeps a file; what finds no room stays where it is.
    ///
    /// @return where its owner gets it
    String keep(String address, Media.Encoded file) {
      String name = FilesKept.name(caller.requestId(), count++, file.bytes());
      Instant expires = all.time.now().plus(Task.LIFETIME);
      try {
        ArtifactStore.Kept kept = all.files.write(name, file.bytes());
        all.index.add(
            List.of(
                new Artifact(
                    name,
                    caller.workspace(),
                    caller.requestId(),
                    FilesKept.of(file.bytes()).mediaType(),
                    kept.bytes(),
                    kept.sha256(),
                    expires)));
        return urls.of(name, expires);
      } catch (IOException | DatabaseException e) {
        LOG.error("request={} a file that its answer names could not be kept", name, e);
        return address;
      }
    }
  }
}
