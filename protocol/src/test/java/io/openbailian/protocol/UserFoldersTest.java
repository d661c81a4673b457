package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFoldersTest {
  @TempDir Path home;

  @Test
  void isInTheHomeOfWhoSaysNothing() {
    assertThat(UserFolders.data(home, Optional.empty(), Files::isDirectory))
        .isEqualTo(home.resolve(".openbailian"));
  }

  @Test
  void isWhereAUserKeepsData() {
    Path share = home.resolve("share");

    assertThat(UserFolders.data(home, Optional.of(share.toString()), Files::isDirectory))
        .isEqualTo(share.resolve("openbailian"));
  }

  @Test
  void staysWhereItIs() throws IOException {
    Path before = Files.createDirectory(home.resolve(".openbailian"));

    assertThat(
            UserFolders.data(
                home, Optional.of(home.resolve("share").toString()), Files::isDirectory))
        .isEqualTo(before);
  }

  @Test
  void isNotBelowAFolderThatChangesWithTheCurrentOne() {
    for (String relative : new String[] {"share", "", "./x", "a\0b"}) {
      assertThat(UserFolders.data(home, Optional.of(relative), Files::isDirectory))
          .isEqualTo(home.resolve(".openbailian"));
    }
  }
}
