package io.openbailian.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkMarksTest {
  @TempDir private Path folder;

  /// Dies while it works on the files of one task and is done with those of another.
  static final class Death {
    private Death() {}

    public static void main(String[] arguments) throws IOException {
      WorkMarks marks = WorkMarks.in(Path.of(arguments[0]));
      marks.begin("done").close();
      WorkMarks.Mark _ = marks.begin("killer");
      Runtime.getRuntime().halt(9);
    }
  }

  @Test
  void aMarkOutlivesADeathOfTheProcessAndIsForgottenOnce()
      throws IOException, InterruptedException {
    assertThat(ChildJvm.start(Death.class, folder.toString()).waitFor()).isEqualTo(9);

    WorkMarks next = WorkMarks.in(folder);
    assertThat(next.left()).containsExactly("killer");
    next.forgetLeft();

    assertThat(WorkMarks.in(folder).left()).isEmpty();
  }

  @Test
  void workThatIsDoneSeveralTimesAtOnceIsMarkedUntilTheLastIsDone() throws IOException {
    WorkMarks marks = WorkMarks.in(folder);
    WorkMarks.Mark first = marks.begin("task");
    WorkMarks.Mark second = marks.begin("task");

    first.close();
    assertThat(folder.resolve("task")).exists();
    second.close();
    assertThat(folder.resolve("task")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenKeepsNobodyFromWorking() throws IOException {
    WorkMarks marks = WorkMarks.in(folder);
    Files.delete(folder);

    marks.begin("task").close();

    assertThat(folder).doesNotExist();
  }
}
