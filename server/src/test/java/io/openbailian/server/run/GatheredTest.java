package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.task.ItemResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The parts of an answer, in the order in which its client gets them.
class GatheredTest {
  private static final Instant EXPIRES = Instant.parse("2026-01-02T00:00:00Z");
  private static final ItemResult.FileFacts FACTS = new ItemResult.FileFacts("image/png", "abc", 7);

  private final Gathered gathered = new Gathered(new Owner("task", "workspace"));

  private static ItemResult.Produced picture(String file) {
    return new ItemResult.Produced(file, null, 2, 3, FACTS);
  }

  private static Artifact row(String file) {
    return new Artifact(file, "workspace", "task", "image/png", 7, "abc", EXPIRES);
  }

  @Test
  void picturesStandInTheOrderInWhichTheyWereAskedForAndNotesBehindThem() {
    ItemResult note = new ItemResult.Note("half as large");
    gathered.add(2, picture("c"));
    gathered.add(note);
    gathered.fail(1, ErrorCode.TIMEOUT.with());
    gathered.add(0, picture("a"));

    assertThat(gathered.items())
        .containsExactly(
            picture("a"),
            new ItemResult.Failed("InternalError.Timeout", ErrorCode.TIMEOUT.sentence()),
            picture("c"),
            note);
    assertThat(gathered.of(List.of(1, 5, 2)))
        .containsExactly(
            new ItemResult.Failed("InternalError.Timeout", ErrorCode.TIMEOUT.sentence()),
            picture("c"));
    assertThat(gathered.succeeded()).isEqualTo(2);
    assertThat(gathered.failed()).isEqualTo(1);
  }

  @Test
  void whereTextsStandBetweenPicturesEverythingStaysInTheOrderItCame() {
    gathered.add(new ItemResult.Text("Once "));
    gathered.add(new ItemResult.Text("upon"));
    gathered.add(1, picture("b"));
    gathered.add(new ItemResult.Text(" a time"));
    gathered.add(0, picture("a"));

    assertThat(gathered.items())
        .containsExactly(
            new ItemResult.Text("Once upon"),
            picture("b"),
            new ItemResult.Text(" a time"),
            picture("a"));
  }

  @Test
  void aNoteIsNoTextToGoOnWith() {
    gathered.add(new ItemResult.Note("n"));
    gathered.add(new ItemResult.Text("t"));

    assertThat(gathered.items())
        .containsExactly(new ItemResult.Note("n"), new ItemResult.Text("t"));
    assertThat(gathered.succeeded()).isZero();
    assertThat(gathered.failed()).isZero();
  }

  @Test
  void theFirstFailureIsTheReasonWhereNothingCame() {
    assertThat(gathered.failure()).isEmpty();
    gathered.fail(1, ErrorCode.TIMEOUT.with());
    gathered.fail(0, ErrorCode.UPLOAD_FAILED.with());
    gathered.add(new ItemResult.Text("so far"));

    assertThat(gathered.failure()).contains(ErrorCode.TIMEOUT.with());
    gathered.add(2, picture("c"));
    assertThat(gathered.failure()).isEmpty();
  }

  @Test
  void eachFileHasOneRowAndTextsHaveNone() {
    ItemResult passed =
        new ItemResult.Passed(
            "{}",
            "{}",
            List.of(
                new ItemResult.NamedFile("/a", "p", FACTS),
                new ItemResult.NamedFile("/b", "p", FACTS),
                new ItemResult.NamedFile("/c", "q", FACTS)));
    gathered.add(0, picture("a"));
    gathered.add(1, new ItemResult.Transcribed("t", 9, FACTS));
    gathered.fail(2, ErrorCode.TIMEOUT.with());
    gathered.add(new ItemResult.Text("text"));
    gathered.add(3, passed);

    assertThat(gathered.files(EXPIRES)).containsExactly(row("a"), row("t"), row("p"), row("q"));
    assertThat(gathered.files(passed, EXPIRES)).containsExactly(row("p"), row("q"));
    assertThat(gathered.succeeded()).isEqualTo(3);
  }
}
