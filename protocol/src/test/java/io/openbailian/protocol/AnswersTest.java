package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.client.GenerationAnswer;
import io.openbailian.protocol.client.ItemAnswer;
import io.openbailian.protocol.client.ModelsAnswer;
import io.openbailian.protocol.client.SpeechReader;
import io.openbailian.protocol.client.TaskAnswer;
import io.openbailian.protocol.client.TranscriptionAnswer;
import io.openbailian.protocol.client.UploadTicket;
import io.openbailian.protocol.server.Answers;
import io.openbailian.protocol.server.ResultDocument;
import io.openbailian.protocol.server.SocketFrames;
import io.openbailian.protocol.server.TaskView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Documents of the server letter for letter, and answers of other servers as a client reads them.
class AnswersTest {
  private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05.006Z");

  private static ObjectNode task(
      ResultDocument result, TaskView.@Nullable Metrics metrics, @Nullable Usage usage) {
    return Answers.task(
        "r",
        new TaskView(
            "t", TaskStatus.SUCCEEDED, BEGUN, null, null, metrics, result, null, null, usage));
  }

  private static ResultDocument.Passed passed(String output, String usage) {
    return new ResultDocument.Passed(Json.parseObject(output), Json.parseObject(usage));
  }

  @Test
  void whatAnotherServerSaysOfATaskStandsBehindWhatIsOursToSay() {
    ResultDocument theirs =
        passed(
            """
            {"task_id":"theirs","task_status":"RUNNING","submit_time":"then","extra":{"a":1},
             "task_metrics":{"TOTAL":9}}
            """,
            "{\"tokens\":5}");

    assertThat(Json.text(task(theirs, new TaskView.Metrics(1, 1, 0), null)))
        .isEqualTo(
            """
            {"request_id":"r","output":{"task_id":"t","task_status":"SUCCEEDED",\
            "submit_time":"2026-01-02 11:04:05.006","extra":{"a":1},"task_metrics":{"TOTAL":9}},\
            "usage":{"tokens":5}}\
            """);
  }

  @Test
  void whatAnotherServerDidNotCountIsCountedHere() {
    ObjectNode answer = task(passed("{}", "{}"), new TaskView.Metrics(3, 2, 1), Usage.images(2));

    assertThat(answer.at("/output/task_metrics"))
        .isEqualTo(Json.object().put("TOTAL", 3).put("SUCCEEDED", 2).put("FAILED", 1));
    assertThat(answer.at("/usage")).isEqualTo(Json.object().put("image_count", 2));
  }

  @Test
  void aTaskOfMessagesIsFinishedAndSaysWhatItIsChargedFor() {
    ResultDocument choices =
        new ResultDocument.Choices(
            List.of(
                new ResultDocument.Choice(
                    List.of(
                        new ResultDocument.Content.Text("one"),
                        new ResultDocument.Content.Image("u")))));

    assertThat(
            Json.text(
                task(choices, null, new Usage(1, new PixelSize(64, 48), new Usage.Tokens(3, 4)))))
        .isEqualTo(
            """
            {"request_id":"r","output":{"task_id":"t","task_status":"SUCCEEDED",\
            "submit_time":"2026-01-02 11:04:05.006","finished":true,"choices":[\
            {"finish_reason":"stop","message":{"role":"assistant","content":[\
            {"text":"one","type":"text"},{"image":"u","type":"image"}]}}]},\
            "usage":{"width":64,"height":48,"image_count":1,"size":"64*48",\
            "input_tokens":3,"output_tokens":4,"total_tokens":7}}\
            """);
  }

  @Test
  void aPictureByItsUrlSaysWhatIsToBeSaidOfIt() {
    assertThat(task(new ResultDocument.ImageUrl("u", "smaller"), null, null).path("output"))
        .isEqualTo(
            Json.parseObject(
                """
                {"task_id":"t","task_status":"SUCCEEDED","submit_time":"2026-01-02 11:04:05.006",
                 "image_url":"u","results":[{"url":"u"}],"message":"smaller"}
                """));
    assertThat(
            task(new ResultDocument.VideoUrl("v", "cat", "a cat"), null, null)
                .at("/output/actual_prompt")
                .asString())
        .isEqualTo("a cat");
  }

  @Test
  void aRecordingSaysItsAddressAndWhereItsTextIsOrWhyThereIsNone() {
    ResultDocument heard =
        new ResultDocument.Transcriptions(
            List.of(
                new ResultDocument.Transcribed("f-1", "u", null, null),
                new ResultDocument.Transcribed("f-2", null, "InvalidFile", "noise")));

    assertThat(Json.text(task(heard, null, Usage.duration(9)).at("/output/results")))
        .isEqualTo(
            """
            [{"file_url":"f-1","transcription_url":"u","subtask_status":"SUCCEEDED"},\
            {"file_url":"f-2","code":"InvalidFile","message":"noise","subtask_status":"FAILED"}]\
            """);
  }

  @Test
  void tokensStandInTheOrderOfTheText() {
    assertThat(Json.text(Answers.tokens("r", List.of(9, 4), List.of("hel", "lo"))))
        .isEqualTo(
            "{\"output\":{\"token_ids\":[9,4],\"tokens\":[\"hel\",\"lo\"]},\"usage\":{\"input_tokens\":2},\"request_id\":\"r\"}");
  }

  @Test
  void wordsThatAreSpokenSayWhereTheyStandInTheSentence() {
    Speech.Sentence sentence =
        new Speech.Sentence(
            1,
            0,
            Optional.of(900L),
            "no, no go",
            List.of(
                new Speech.Word("no", "", 0, 1),
                new Speech.Word("no", "", 2, 3),
                new Speech.Word("five", "", 4, 5),
                new Speech.Word("go", "", 6, 7)));
    JsonNode words =
        Json.parseObject(SocketFrames.spoken("t", sentence, false))
            .at("/payload/output/sentence/words");

    assertThat(words.values())
        .extracting(word -> word.path("begin_index") + "-" + word.path("end_index"))
        .containsExactly("0-2", "4-6", "6-9", "9-9");
  }

  @ParameterizedTest
  @CsvSource({"1, 'ab'", "2, 'a b'", "21, 'a                    b'", "22, ab", "0, ab"})
  void wordsOfAnotherServerStandWhereItSaysAsFarAsThatCanBe(int place, String text) {
    ObjectNode spoken =
        Json.parseObject(
            "{\"words\":[{\"text\":\"a\"},{\"text\":\"b\",\"begin_index\":%d}]}".formatted(place));

    assertThat(SpeechReader.readSpoken(spoken, 1).text()).isEqualTo(text);
  }

  @Test
  void sentencesOfAnotherServerAreCountedFromOneWhereItDoesNotNumberThem() {
    ObjectNode document =
        Json.parseObject("{\"transcripts\":[{\"sentences\":[{\"text\":\"a\"},{\"text\":\"b\"}]}]}");

    assertThat(SpeechReader.transcripts(document, 10).getFirst().sentences())
        .extracting(Speech.Sentence::id)
        .containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'finish_reason':'stop'}        | true",
        "{'finish_reason':'length'}      | true",
        "{'finish_reason':'null'}        | false",
        "{'finish_reason':null}          | false",
        "{'finish_reason':' '}           | false",
        "{}                              | false",
      })
  void aMessageIsFinishedOnceItSaysWhy(String choice, boolean finished) {
    ObjectNode answer =
        Json.parseObject("{\"output\":{\"choices\":[" + choice.replace('\'', '"') + "]}}");

    assertThat(GenerationAnswer.of(answer).finished()).isEqualTo(finished);
  }

  @Test
  void aMessageMayBeATextOrParts() {
    GenerationAnswer answer =
        GenerationAnswer.of(
            Json.parseObject(
                """
                {"output":{"choices":[{"message":{"content":"one"}},
                 {"message":{"content":[{"image":"u"},{"text":""},{"text":" "}]}}]}}
                """));

    assertThat(answer.parts())
        .containsExactly(
            new GenerationAnswer.Part.Text("one"),
            new GenerationAnswer.Part.Picture("u"),
            new GenerationAnswer.Part.Text(" "));
    assertThat(answer.items()).extracting(ItemAnswer::url).containsExactly(Optional.of("u"));
    assertThat(answer.joined(answer.parts()).at("/output/choices/0/finish_reason").asString())
        .isEqualTo("null");
  }

  @Test
  void aPolicyIsAskedForByTheModelThatWillReadTheFile() {
    assertThat(UploadTicket.query("m").entrySet())
        .extracting(Object::toString)
        .containsExactly("action=getPolicy", "model=m");
  }

  @ParameterizedTest
  @CsvSource({"1, 1048576", "0, 9223372036854775807", "-1, 9223372036854775807"})
  void aPolicyMayBoundAFile(long mebibytes, long bytes) {
    ObjectNode answer = Json.object();
    answer
        .putObject("data")
        .put("upload_dir", "d")
        .put("upload_host", "http://h")
        .put("max_file_size_mb", mebibytes);

    assertThat(UploadTicket.parse(answer).orElseThrow().maxBytes()).isEqualTo(bytes);
  }

  @Test
  void aCountBeyondWhatALongHoldsDoesNotBoundAFile() {
    ObjectNode answer =
        Json.parseObject(
            """
            {"data":{"upload_dir":"d","upload_host":"http://h",
             "max_file_size_mb":8796093022208}}
            """);

    assertThat(UploadTicket.parse(answer).orElseThrow().maxBytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void blankMembersOfAForeignAnswerAreAbsent() {
    TaskAnswer answer =
        TaskAnswer.parse(
                Json.parseObject(
                    """
                    {"request_id":" ","output":{"task_id":"t","task_status":"FAILED","code":"",
                     "message":"why"}}
                    """))
            .orElseThrow();

    assertThat(answer.requestId()).isEmpty();
    assertThat(answer.code()).isEmpty();
    assertThat(answer.message()).contains("why");
  }

  @Test
  void aTranscriptWhoseAddressIsNoneIsNotThere() {
    JsonNode answer =
        Json.parseObject(
            """
            {"output":{"results":[{"file_url":"f","transcription_url":"http://h/a b"},
             {"transcription_url":"http://h/t"},{"file_url":"g","code":"C","message":"m"}]}}
            """);

    assertThat(TranscriptionAnswer.files(answer))
        .containsExactly(
            new TranscriptionAnswer.File("f", Optional.empty(), Optional.empty(), Optional.empty()),
            new TranscriptionAnswer.File(
                "", Optional.of(URI.create("http://h/t")), Optional.empty(), Optional.empty()),
            new TranscriptionAnswer.File(
                "g", Optional.empty(), Optional.of("C"), Optional.of("m")));
  }

  @Test
  void aPageOfModelsIsAskedForByItsNumberAndOfOneModelByItsName() {
    assertThat(ModelsAnswer.query(Optional.of("m"), 2, 50).entrySet())
        .extracting(Object::toString)
        .containsExactly("model=m", "page_no=2", "page_size=50");
    assertThat(ModelsAnswer.query(Optional.empty(), 1, 10)).doesNotContainKey("model").hasSize(2);
  }
}
