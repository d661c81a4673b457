package io.openbailian.s3;

import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.DiskArtifactStore;
import java.io.IOException;
import java.nio.file.Path;

/// The contract of all stores, on a disk.
class DiskContractTest extends ArtifactStoreContract {
  @Override
  ArtifactStore open(Path folder, Path spool) throws IOException {
    return new DiskArtifactStore(folder, spool);
  }
}
