package io.openbailian.server.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temporary;
  private Path path;

  @BeforeEach
  void choosePath() {
    path = temporary.resolve("not/there/yet");
  }

  @Test
  void makesFoldersForItsOwnerAlone()
      throws IOException, InterruptedException, DataFolderInUseException {
    try (DataFolder folder = DataFolder.open(path)) {
      assertThat(permissions(folder.path())).isEqualTo("rwx------");
      assertThat(permissions(folder.artifacts())).isEqualTo("rwx------");
      assertThat(permissions(folder.inputs())).isEqualTo("rwx------");
    }
  }

  @Test
  void refusesASecondHolderInTheSameProcess()
      throws IOException, InterruptedException, DataFolderInUseException {
    try (DataFolder folder = DataFolder.open(path)) {
      var refusal =
          catchThrowableOfType(DataFolderInUseException.class, () -> DataFolder.open(path));

      assertThat(refusal).hasMessageContaining("in use by another server");
      assertThat(refusal.folder()).isEqualTo(folder.path());
      assertThat(refusal.runFile()).isEqualTo(folder.runFile());
    }
  }

  @Test
  void refusesASecondProcessUntilTheFirstIsClosed()
      throws IOException, InterruptedException, DataFolderInUseException {
    try (DataFolder folder = DataFolder.open(path)) {
      assertThat(whatAnotherProcessSays()).endsWith("is in use by another server.");
      assertThat(folder.path()).isDirectory();
    }
    assertThat(whatAnotherProcessSays()).startsWith("held ");
  }

  @Test
  void isFreeWhenItsHolderWasKilled()
      throws IOException, InterruptedException, DataFolderInUseException {
    Process holder = ChildJvm.start(HoldDataFolder.class, path.toString());
    assertThat(holder.inputReader().readLine()).startsWith("held ");
    assertThatThrownBy(() -> DataFolder.open(path)).isInstanceOf(DataFolderInUseException.class);

    holder.destroyForcibly().waitFor();

    DataFolder.open(path).close();
  }

  @Test
  void closesItsOwnFolderToOthersWhateverItMadeThere()
      throws IOException, DataFolderInUseException {
    Path file;
    try (DataFolder folder = DataFolder.open(path)) {
      file = Files.writeString(folder.files().resolve("a"), "a");
      for (Path made :
          List.of(folder.artifacts(), folder.inputs(), folder.uploads(), folder.marks())) {
        assertThat(made).isDirectory();
      }
      Files.writeString(folder.secret(), "s");
      Files.writeString(folder.runFile(), "{}");
      Files.writeString(folder.spool().resolve("left"), "of one that died");
      assertThat(folder.spool()).isEmptyDirectory();
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    DataFolder.open(path).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void takesNoOpenFolderThatHoldsWhatIsNotItsOwn() throws IOException {
    Files.createDirectories(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(path.resolve("holiday.jpg"), "");

    assertThatThrownBy(() -> DataFolder.open(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is open to other users (rwxr-xr-x) and holds other things");
    assertThat(path.resolve("lock")).doesNotExist();
  }

  private String whatAnotherProcessSays()
      throws IOException, InterruptedException, DataFolderInUseException {
    Process process = ChildJvm.start(HoldDataFolder.class, path.toString());
    String said = process.inputReader().readLine();
    process.outputWriter().close();
    process.waitFor();
    return said;
  }

  private static String permissions(Path folder)
      throws IOException, InterruptedException, DataFolderInUseException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
