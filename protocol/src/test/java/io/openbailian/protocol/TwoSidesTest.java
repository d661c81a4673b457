package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.client.ErrorAnswer;
import io.openbailian.protocol.client.GenerationAnswer;
import io.openbailian.protocol.client.ItemAnswer;
import io.openbailian.protocol.client.TaskAnswer;
import io.openbailian.protocol.client.TaskListAnswer;
import io.openbailian.protocol.client.UploadTicket;
import io.openbailian.protocol.server.Answers;
import io.openbailian.protocol.server.EventStream;
import io.openbailian.protocol.server.ResultDocument;
import io.openbailian.protocol.server.TaskDetails;
import io.openbailian.protocol.server.TaskView;
import io.openbailian.protocol.server.UploadPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the server writes is what a client reads.
class TwoSidesTest {
  private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05.006Z");
  private static final Instant ENDED = BEGUN.plusSeconds(7);

  private static TaskAnswer read(@Nullable ResultDocument result, Usage usage) {
    TaskView view =
        new TaskView(
            "t-1",
            TaskStatus.SUCCEEDED,
            BEGUN,
            BEGUN.plusSeconds(1),
            ENDED,
            new TaskView.Metrics(3, 2, 1),
            result,
            null,
            null,
            usage);
    return TaskAnswer.parse(Answers.task("r-1", view)).orElseThrow();
  }

  private static List<String> urls(List<ItemAnswer> items) {
    return items.stream().flatMap(item -> item.url().stream()).toList();
  }

  @Test
  void aTaskThatWasAcceptedOrCancelledHasItsIdAndState() {
    TaskAnswer created = TaskAnswer.parse(Answers.created("r", "t")).orElseThrow();

    assertThat(created.taskId()).isEqualTo("t");
    assertThat(created.requestId()).contains("r");
    assertThat(created.status()).isEqualTo(TaskStatus.PENDING);
    assertThat(created.submitted()).isEmpty();
    assertThat(created.metrics()).isEqualTo(new TaskAnswer.Metrics(0, 0, 0));
    assertThat(TaskAnswer.parse(Answers.canceled("r", "t")).orElseThrow().status())
        .isEqualTo(TaskStatus.CANCELED);
  }

  @Test
  void aTaskTellsItsTimesItsCountsAndTheFateOfEachPicture() {
    TaskAnswer task =
        read(
            new ResultDocument.Results(
                List.of(
                    new ResultDocument.Item.Picture("u-1", "cat", "a cat"),
                    new ResultDocument.Item.Failure("InternalError", "no luck"))),
            Usage.images(1));

    assertThat(task.submitted()).contains("2026-01-02 11:04:05.006");
    assertThat(task.scheduled()).contains("2026-01-02 11:04:06.006");
    assertThat(task.ended()).contains("2026-01-02 11:04:12.006");
    assertThat(task.metrics()).isEqualTo(new TaskAnswer.Metrics(3, 2, 1));
    assertThat(task.items())
        .containsExactly(
            new ItemAnswer(
                Optional.of("u-1"),
                Optional.of("cat"),
                Optional.of("a cat"),
                Optional.empty(),
                Optional.empty()),
            new ItemAnswer(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("InternalError"),
                Optional.of("no luck")));
    assertThat(task.whole().at("/usage/image_count").asInt()).isEqualTo(1);
  }

  @Test
  void picturesAreReadWhateverShapeAnOperationHas() {
    PixelSize size = new PixelSize(1280, 720);
    TaskAnswer film =
        read(
            new ResultDocument.VideoUrl("v", "cat", null),
            Usage.films(2, size, new Usage.Film(5, 30)));

    assertThat(urls(read(new ResultDocument.ImageUrl("i", null), Usage.images(1)).items()))
        .containsExactly("i");
    assertThat(urls(film.items())).containsExactly("v");
    assertThat(film.items().getFirst().originalPrompt()).contains("cat");
    assertThat(film.items().getFirst().actualPrompt()).isEmpty();
    assertThat(film.whole().path("usage"))
        .isEqualTo(
            Json.object()
                .put("video_duration", 10)
                .put("video_ratio", "1280*720")
                .put("video_count", 2)
                .put("duration", 10)
                .put("size", "1280*720")
                .put("fps", 30));
    assertThat(urls(read(choices(), new Usage(2, size, new Usage.Tokens(3, 4))).items()))
        .containsExactly("a", "b");
  }

  private static ResultDocument.Choices choices() {
    return new ResultDocument.Choices(
        List.of(
            new ResultDocument.Choice(
                List.of(
                    new ResultDocument.Content.Text("one "),
                    new ResultDocument.Content.Image("a"))),
            new ResultDocument.Choice(List.of(new ResultDocument.Content.Image("b")))));
  }

  @Test
  void aRecordingThatWasNotUnderstoodFailsByItself() {
    JsonNode results =
        read(
                new ResultDocument.Transcriptions(
                    List.of(
                        new ResultDocument.Transcribed("f-1", "u", null, null),
                        new ResultDocument.Transcribed("f-2", null, "InvalidFile", "noise"))),
                Usage.duration(9))
            .whole()
            .at("/output/results");

    assertThat(results.path(0).path("subtask_status").asString()).isEqualTo("SUCCEEDED");
    assertThat(results.path(1).path("subtask_status").asString()).isEqualTo("FAILED");
    assertThat(results.path(1).path("message").asString()).isEqualTo("noise");
    assertThat(results.path(1).has("transcription_url")).isFalse();
  }

  @Test
  void aTaskThatNobodyKnowsIsUnknownAndSaysWhy() {
    TaskAnswer task = TaskAnswer.parse(Answers.task("r", TaskView.unknown("nobody"))).orElseThrow();

    assertThat(task.status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(task.code()).contains("ResourceNotFound");
    assertThat(task.items()).isEmpty();
  }

  @Test
  void aSynchronousAnswerHasAllPartsInOrder() {
    Usage usage = new Usage(2, new PixelSize(64, 48), new Usage.Tokens(3, 4));
    ObjectNode tree = Answers.generation("r", choices(), new TaskView.Metrics(3, 2, 1), usage);
    GenerationAnswer answer = GenerationAnswer.of(tree);

    assertThat(answer.parts())
        .containsExactly(
            new GenerationAnswer.Part.Text("one "),
            new GenerationAnswer.Part.Picture("a"),
            new GenerationAnswer.Part.Picture("b"));
    assertThat(answer.finished()).isTrue();
    assertThat(answer.failed()).isEqualTo(1);
    assertThat(tree.at("/usage/total_tokens").asInt()).isEqualTo(7);
    assertThat(tree.at("/usage/size").asString()).isEqualTo("64*48");
  }

  @Test
  void framesOfAStreamJoinToOneAnswer() {
    Usage usage = Usage.images(1);
    GenerationAnswer first =
        GenerationAnswer.of(
            Answers.frame("r", List.of(new ResultDocument.Content.Text("a ")), false, usage));
    GenerationAnswer last =
        GenerationAnswer.of(
            Answers.frame("r", List.of(new ResultDocument.Content.Image("u")), true, usage));

    assertThat(first.finished()).isFalse();
    assertThat(last.finished()).isTrue();
    GenerationAnswer joined =
        GenerationAnswer.of(
            last.joined(List.of(first.parts().getFirst(), last.parts().getFirst())));
    assertThat(joined.parts())
        .containsExactly(
            new GenerationAnswer.Part.Text("a "), new GenerationAnswer.Part.Picture("u"));
    assertThat(joined.finished()).isTrue();
  }

  @Test
  void aFrameOfAStreamIsFourLinesAndABlankOne() {
    ObjectNode document = Json.object().put("a", "x\ny");

    assertThat(new String(EventStream.result(3, document), StandardCharsets.UTF_8))
        .isEqualTo("id:3\nevent:result\n:HTTP_STATUS/200\ndata:{\"a\":\"x\\ny\"}\n\n");
    assertThat(new String(EventStream.error(4, 429, document), StandardCharsets.UTF_8))
        .startsWith("id:4\nevent:error\n:HTTP_STATUS/429\n");
    assertThat(EventStream.keepAlive()).startsWith(':').endsWith('\n', '\n');
  }

  @Test
  void anErrorIsReadFromItsFlatMembersAndItsAdviceFromTheNestedOne() {
    WireError error = ErrorCode.RATE_QUOTA.with().withHint("wait a second");
    byte[] body = Json.bytes(Answers.error(error, "r-9"));

    assertThat(ErrorAnswer.parse(429, body))
        .isEqualTo(
            new ErrorAnswer(
                429,
                "Throttling.RateQuota",
                error.message(),
                Optional.of("wait a second"),
                Optional.of("r-9")));
    assertThat(Answers.error(ErrorCode.NOT_FOUND.with(), "r").at("/error").has("hint")).isFalse();
  }

  @Test
  void aBodyThatIsNoErrorIsToldAsFarAsItGoes() {
    byte[] page = "<html>".repeat(100).getBytes(StandardCharsets.UTF_8);

    assertThat(ErrorAnswer.parse(502, page).message()).hasSize(300).startsWith("<html>");
    assertThat(ErrorAnswer.parse(502, page).code()).isEqualTo("response_error");
    assertThat(ErrorAnswer.parse(504, new byte[0]).message()).contains("504");
    assertThat(
            ErrorAnswer.parse(
                500, "{\"error\":{\"message\":\"m\"}}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new ErrorAnswer(500, "response_error", "m", Optional.empty(), Optional.empty()));
  }

  @Test
  void aListOfTasksHasItsPagesAndItsTimes() {
    var row =
        new Answers.TaskRow(
            "t", TaskStatus.RUNNING, "m", "k", "w", "cn-beijing", "r", BEGUN, ENDED, null, "key");
    TaskListAnswer list = TaskListAnswer.of(Answers.taskList("r", 21, 2, 10, List.of(row)));

    assertThat(list.total()).isEqualTo(21);
    assertThat(list.pages()).isEqualTo(3);
    assertThat(list.page()).isEqualTo(2);
    assertThat(list.pageSize()).isEqualTo(10);
    assertThat(list.tasks())
        .containsExactly(
            new TaskListAnswer.Line(
                "t",
                TaskStatus.RUNNING,
                "m",
                Optional.of(BEGUN),
                Optional.of(ENDED),
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999999", "1e300", "\"many\"", "null", "[]"})
  void aCountOfAForeignServerIsNeverAnException(String count) {
    ObjectNode tree =
        Json.parseObject(
            """
            {"total": %1$s, "page_no": %1$s, "data": [{"task_id": "t", "gmt_create": %1$s}],
             "output": {"task_id": "t", "task_status": "RUNNING", "task_metrics": {"TOTAL": %1$s}}}
            """
                .formatted(count));

    assertThat(TaskListAnswer.of(tree).total()).isNotNegative();
    assertThat(TaskAnswer.parse(tree).orElseThrow().metrics().total()).isNotNegative();
  }

  @Test
  void whatIsNoTaskIsNone() {
    assertThat(TaskAnswer.parse(Json.object())).isEmpty();
    assertThat(TaskAnswer.parse(Json.parseObject("{\"output\":{\"task_id\":\"t\"}}"))).isEmpty();
    assertThat(
            TaskAnswer.parse(
                    Json.parseObject("{\"output\":{\"task_id\":\"t\",\"task_status\":\"odd\"}}"))
                .orElseThrow()
                .status())
        .isEqualTo(TaskStatus.UNKNOWN);
  }

  @Test
  void theDetailsOfATaskStandBesideThePlainAnswer() {
    TaskDetails details =
        new TaskDetails(
            Optional.of(40),
            Optional.of(3L),
            Optional.of(Duration.ofSeconds(2)),
            Optional.of("embedded"),
            List.of(
                new TaskDetails.Attempt(1, List.of(0, 1), "other", BEGUN, ENDED, "Down"),
                new TaskDetails.Attempt(2, List.of(0), "embedded", ENDED, null, null)),
            List.of("a saxophone"),
            Optional.of("qwen-plus"));
    JsonNode output = details.addTo(Answers.created("r", "t")).path("output");

    assertThat(output.path("task_status").asString()).isEqualTo("PENDING");
    assertThat(output.path("progress").asInt()).isEqualTo(40);
    assertThat(output.path("queue_position").asInt()).isEqualTo(3);
    assertThat(output.path("eta_ms").asInt()).isEqualTo(2000);
    assertThat(output.at("/attempts/0/items").size()).isEqualTo(2);
    assertThat(output.at("/attempts/0/code").asString()).isEqualTo("Down");
    assertThat(output.at("/attempts/0/end_time").asString()).isEqualTo("2026-01-02 11:04:12.006");
    assertThat(output.at("/attempts/1").has("end_time")).isFalse();
    assertThat(output.at("/attempts/1").has("code")).isFalse();
    assertThat(output.path("missed").path(0).asString()).isEqualTo("a saxophone");
  }

  @Test
  void anUploadIsPostedAsItsPolicySays() {
    ObjectNode answer =
        new UploadPolicy("p", "s", "dir", "http://h/up", Duration.ofMinutes(5), 100, 500)
            .toJson("r");
    UploadTicket ticket = UploadTicket.parse(answer).orElseThrow();

    assertThat(ticket.host()).hasToString("http://h/up");
    assertThat(ticket.maxBytes()).isEqualTo(100L << 20);
    assertThat(ticket.address("a.png")).isEqualTo("oss://dir/a.png");
    assertThat(ticket.fields("a.png", "image/png").sequencedEntrySet())
        .extracting(field -> field.getKey() + "=" + field.getValue())
        .containsExactly(
            "OSSAccessKeyId=LOCAL",
            "Signature=s",
            "policy=p",
            "key=dir/a.png",
            "x-oss-object-acl=private",
            "x-oss-forbid-overwrite=true",
            "success_action_status=200",
            "x-oss-content-type=image/png");
    assertThat(answer.at("/data/expire_in_seconds").asInt()).isEqualTo(300);
  }

  @Test
  void aPolicyWithoutALimitHasNoneAndOneWithoutAHostIsNone() {
    assertThat(
            UploadTicket.parse(
                    Json.parseObject(
                        "{\"data\":{\"upload_dir\":\"d\",\"upload_host\":\"http://h\"}}"))
                .orElseThrow()
                .maxBytes())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(UploadTicket.parse(Json.parseObject("{\"data\":{\"upload_dir\":\"d\"}}"))).isEmpty();
    assertThat(
            UploadTicket.parse(
                Json.parseObject(
                    "{\"data\":{\"upload_dir\":\"d\",\"upload_host\":\"not a url\"}}")))
        .isEmpty();
  }
}
