package io.openbailian.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {
  @TempDir private Path natives;

  @Test
  void librariesOfOtherVersionsAreRemovedAndNobodyElses() throws IOException {
    Path old = unpacked("ffmpeg-8.0.1-1.5.13-linux-x86_64.jar");
    Path ours = unpacked("ffmpeg-8.1.2-1.5.14-linux-x86_64.jar");
    Path foreign = unpacked("tensorflow-2.18-1.5.13-linux-x86_64.jar");
    Path link = Files.createSymbolicLink(natives.resolve("opencv-4.0-linux.jar"), foreign);

    UserCache.removeOldNatives(
        natives,
        Set.of(
            "ffmpeg-8.1.2-1.5.14.jar",
            "ffmpeg-8.1.2-1.5.14-linux-x86_64.jar",
            "opencv-4.13.0-1.5.13-linux-x86_64.jar"));

    assertThat(old).doesNotExist();
    assertThat(ours.resolve("org/libx.so")).exists();
    assertThat(link).doesNotExist();
    assertThat(foreign.resolve("org/libx.so")).exists();
  }

  @Test
  void aProgramWithoutSuchJarsRemovesNothing() throws IOException {
    Path kept = unpacked("ffmpeg-8.1.2-1.5.14-linux-x86_64.jar");

    UserCache.removeOldNatives(natives, Set.of("surefirebooter.jar"));

    assertThat(kept).exists();
  }

  private Path unpacked(String jar) throws IOException {
    Path folder = natives.resolve(jar);
    Files.write(Files.createDirectories(folder.resolve("org")).resolve("libx.so"), new byte[1]);
    return folder;
  }
}
