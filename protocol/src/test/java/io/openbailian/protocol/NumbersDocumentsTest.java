package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.server.FileAnswers;
import io.openbailian.protocol.server.FileFacts;
import io.openbailian.protocol.server.NumbersAnswers;
import io.openbailian.protocol.server.NumbersAnswers.Forms;
import io.openbailian.protocol.server.NumbersAnswers.Ranked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Vectors, rankings and files, letter for letter.
class NumbersDocumentsTest {
  private static final TextVector VECTOR =
      new TextVector(new float[] {0.5f, -1}, List.of(new TextVector.Term(7, 0.25f, "猫")));
  private static final NumbersAnswers.Head HEAD = new NumbersAnswers.Head("r", "m", 9, "a note");

  @Test
  void vectorsHaveTheFormsThatWereAskedFor() {
    assertThat(Json.text(NumbersAnswers.embeddings("r", List.of(VECTOR), Forms.BOTH, 9, "a note")))
        .isEqualTo(
            "{\"output\":{\"embeddings\":[{\"sparse_embedding\":[{\"index\":7,\"value\":0.25,\"token\":\"猫\"}],\"embedding\":[0.5,-1.0],\"text_index\":0}],\"note\":\"a note\"},\"usage\":{\"total_tokens\":9},\"request_id\":\"r\"}");
    assertThat(
            Json.text(
                NumbersAnswers.embeddings("r", List.of(VECTOR, VECTOR), Forms.DENSE, 9, null)))
        .isEqualTo(
            "{\"output\":{\"embeddings\":[{\"embedding\":[0.5,-1.0],\"text_index\":0},{\"embedding\":[0.5,-1.0],\"text_index\":1}]},\"usage\":{\"total_tokens\":9},\"request_id\":\"r\"}");
    assertThat(Json.text(NumbersAnswers.embeddings("r", List.of(VECTOR), Forms.SPARSE, 9, null)))
        .contains("sparse_embedding")
        .doesNotContain("\"embedding\"");
    assertThat(List.of(Forms.of("sparse"), Forms.of("dense&sparse"), Forms.of("dense")))
        .containsExactly(Forms.SPARSE, Forms.BOTH, Forms.DENSE);
  }

  @Test
  void otherServicesHaveOtherShapes() {
    assertThat(Json.text(NumbersAnswers.compatibleEmbeddings(HEAD, List.of(VECTOR), false)))
        .isEqualTo(
            "{\"data\":[{\"embedding\":[0.5,-1.0],\"index\":0,\"object\":\"embedding\"}],\"model\":\"m\",\"object\":\"list\",\"usage\":{\"prompt_tokens\":9,\"total_tokens\":9},\"id\":\"r\",\"note\":\"a note\"}");
    // 0.5 is 0x3f000000 and -1 is 0xbf800000, little end first
    assertThat(
            Json.text(
                NumbersAnswers.compatibleEmbeddings(
                    new NumbersAnswers.Head("r", "m", 9, null), List.of(VECTOR), true)))
        .contains("\"embedding\":\"AAAAPwAAgL8=\"")
        .doesNotContain("note");
    assertThat(NumbersAnswers.isPacked(Optional.of("base64"))).isTrue();
    assertThat(NumbersAnswers.isPacked(Optional.of("float"))).isFalse();
    assertThat(NumbersAnswers.isPacked(Optional.empty())).isFalse();
  }

  @Test
  void rankingsRepeatTheTextsThatWereWanted() {
    List<Ranked> ranked = List.of(new Ranked(1, 0.75, "b"), new Ranked(0, 0.5, null));

    assertThat(Json.text(NumbersAnswers.ranking("r", ranked, 9, null)))
        .isEqualTo(
            "{\"output\":{\"results\":[{\"document\":{\"text\":\"b\"},\"index\":1,\"relevance_score\":0.75},{\"index\":0,\"relevance_score\":0.5}]},\"usage\":{\"total_tokens\":9},\"request_id\":\"r\"}");
    assertThat(Json.text(NumbersAnswers.compatibleRanking(HEAD, ranked)))
        .isEqualTo(
            "{\"object\":\"list\",\"results\":[{\"document\":{\"text\":\"b\"},\"index\":1,\"relevance_score\":0.75},{\"index\":0,\"relevance_score\":0.5}],\"model\":\"m\",\"usage\":{\"total_tokens\":9},\"id\":\"r\",\"note\":\"a note\"}");
    assertThat(
            Json.text(NumbersAnswers.refusal(ErrorCode.INVALID_PARAMETER.with("no such n"), "r")))
        .isEqualTo(
            "{\"error\":{\"message\":\"no such n\",\"type\":\"InvalidParameter\",\"param\":null,\"code\":\"InvalidParameter\"},\"id\":\"r\",\"request_id\":\"r\"}");
  }

  private static FileFacts file(String id) {
    return new FileFacts(
        id,
        "k-1",
        "a.txt",
        FileAnswers.EXTRACT,
        "words",
        3,
        "900150983cd24fb0d6963f7d28e17f72",
        Instant.parse("2026-01-02T03:04:05Z"),
        "http://here/a.txt");
  }

  @Test
  void filesAreToldInBothDialects() {
    FileFacts file = file("file-fe-0123456789abcdef01234567");
    String row =
        "{\"id\":1250999896491,\"name\":\"a.txt\",\"description\":\"words\",\"purpose\":\"file-extract\",\"size\":3,\"md5\":\"900150983cd24fb0d6963f7d28e17f72\",\"file_id\":\"file-fe-0123456789abcdef01234567\",\"url\":\"http://here/a.txt\",\"api_key_id\":\"k-1\",\"gmt_create\":\"2026-01-02 11:04:05\"}";
    String other =
        "{\"id\":\"file-fe-0123456789abcdef01234567\",\"object\":\"file\",\"bytes\":3,\"filename\":\"a.txt\",\"purpose\":\"file-extract\",\"status\":\"processed\",\"status_details\":null,\"created_at\":1767323045}";

    assertThat(Json.text(FileAnswers.file(file, "r")))
        .isEqualTo("{\"data\":" + row + ",\"request_id\":\"r\"}");
    assertThat(Json.text(FileAnswers.files(List.of(file), 21, 3, 10, "r")))
        .isEqualTo(
            "{\"data\":{\"total\":21,\"files\":["
                + row
                + "],\"page_size\":10,\"page_no\":3},\"request_id\":\"r\"}");
    assertThat(Json.text(FileAnswers.compatible(file))).isEqualTo(other);
    assertThat(Json.text(FileAnswers.compatible(List.of(file), true)))
        .isEqualTo("{\"object\":\"list\",\"data\":[" + other + "],\"has_more\":true}");
    assertThat(Json.text(FileAnswers.compatiblyDeleted("f")))
        .isEqualTo("{\"object\":\"file\",\"deleted\":true,\"id\":\"f\"}");
    assertThat(Json.text(FileAnswers.deleted("r"))).isEqualTo("{\"request_id\":\"r\"}");
    assertThat(
            Json.text(
                FileAnswers.uploaded(
                    List.of(file), List.of("b"), ErrorCode.INVALID_PARAMETER.with("no"), "r")))
        .isEqualTo(
            "{\"data\":{\"uploaded_files\":[{\"name\":\"a.txt\",\"file_id\":\"file-fe-0123456789abcdef01234567\"}],\"failed_uploads\":[{\"name\":\"b\",\"code\":\"InvalidParameter\",\"message\":\"no\"}]},\"request_id\":\"r\"}");
    assertThat(
            List.of(
                FileAnswers.id(FileAnswers.EXTRACT, "1"),
                FileAnswers.id(FileAnswers.BATCH, "1"),
                FileAnswers.id("fine-tune", "1")))
        .containsExactly("file-fe-1", "file-batch-1", "file-ft-1");
  }
}
