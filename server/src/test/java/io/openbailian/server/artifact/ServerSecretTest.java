package io.openbailian.server.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.server.task.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSecretTest {
  @TempDir Path folder;

  @Test
  void makesASecretThatOnlyItsOwnerReads() throws IOException, InterruptedException {
    byte[] secret = read();

    assertThat(secret).hasSize(32).isNotEqualTo(new byte[32]);
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file()));
  }

  @Test
  void keepsTheSecretItHas() throws IOException, InterruptedException {
    assertThat(read()).isEqualTo(read());
  }

  @Test
  void makesOneSecretWhenManyStartAtOnce() throws IOException, InterruptedException {
    var secrets = Together.run(16, () -> HexFormat.of().formatHex(read()));

    assertThat(secrets.stream().distinct()).hasSize(1);
  }

  @Test
  void refusesAFileThatIsNoSecret() throws IOException, InterruptedException {
    Files.writeString(file(), "short");

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must hold 32 bytes but has 5");
  }

  private Path file() {
    return folder.resolve("secret");
  }

  private byte[] read() throws IOException {
    return ServerSecret.readOrCreate(file(), new SecureRandom());
  }
}
