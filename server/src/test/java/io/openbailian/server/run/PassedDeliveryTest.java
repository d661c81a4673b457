package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Media;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.server.config.Settings.Metadata;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.routing.Route;
import io.openbailian.server.run.finish.ItemFinisher;
import io.openbailian.server.task.ItemResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A request that is passed on as a task: what becomes of its answer and the files it names.
class PassedDeliveryTest {
  @TempDir private Path folder;
  private Runs runs;
  private Run run;
  private PassedDelivery delivery;
  private final List<String> told = new ArrayList<>();
  private final List<ItemResult> results = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    runs = new Runs(folder);
    Invocation invocation = runs.pictures(1);
    Route route = Runs.route(new FakeEngine());
    run = runs.of(route, invocation);
    delivery = delivery(false);
    delivery.enter(
        new Call(
            run.owner(),
            invocation,
            invocation.values(),
            run.inputs(),
            invocation.items(),
            Optional.empty(),
            runs.stop),
        route.first());
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private PassedDelivery delivery(boolean done) {
    return new PassedDelivery(
        run,
        new ItemFinisher(runs.store, runs.pixels, Metadata.FULL, "Test"),
        new Listening(),
        done,
        runs.time);
  }

  private final class Listening implements ItemDelivery.Listener {
    @Override
    public void begun(Lane lane) {
      told.add("begun");
    }

    @Override
    public void done(int item, ItemResult result) {
      results.add(result);
    }

    @Override
    public void failed(int item, WireError error) {
      told.add(error.message());
    }

    @Override
    public void between(ItemResult part) {
      told.add("between");
    }

    @Override
    public void progressed(int percent) {
      told.add(percent + " %");
    }

    @Override
    public void idle() {
      told.add("idle");
    }
  }

  private static EngineEvent.Fetched fetched(String address, String begin) {
    return new EngineEvent.Fetched(
        0, address, new Media.Encoded(begin.getBytes(StandardCharsets.ISO_8859_1), "text/html"));
  }

  private static EngineEvent.Answered answered(String json) {
    return new EngineEvent.Answered(0, Json.parseObject(json));
  }

  @Test
  void theFilesThatAnAnswerNamesAreKeptAndItsPlacesLeftEmpty()
      throws IOException, InterruptedException {
    delivery.happened(fetched("http://a/1", "GIF89a"));
    delivery.happened(fetched("http://a/2", "OggS"));
    delivery.happened(
        answered(
            """
            {"output":{"b":["http://a/2"],"a":"http://a/1","again":"http://a/1","x":"http://a/3"},
             "usage":{"n":1},"other":1}
            """));

    ItemResult.Passed passed = (ItemResult.Passed) results.getFirst();
    assertThat(passed.output())
        .isEqualTo("{\"b\":[\"\"],\"a\":\"\",\"again\":\"\",\"x\":\"http://a/3\"}");
    assertThat(passed.usage()).isEqualTo("{\"n\":1}");
    assertThat(passed.files())
        .extracting(file -> file.place() + " " + file.artifact() + " " + file.facts().mediaType())
        .containsExactly(
            "/b/0 id-1.ogg audio/ogg", "/a id-0.gif image/gif", "/again id-0.gif image/gif");
    assertThat(runs.store.find("id-1.ogg")).isPresent();
    assertThat(delivery.open()).isEmpty();
  }

  @Test
  void anAnswerWithoutOutputAndUsageHasEmptyOnes() throws IOException, InterruptedException {
    delivery.happened(answered("{\"output\":[1],\"usage\":7}"));

    assertThat(results).containsExactly(new ItemResult.Passed("{}", "{}", List.of()));
  }

  @Test
  void anAnswerOfMoreThanAMebibyteIsNotKept() throws IOException, InterruptedException {
    String most = "x".repeat((1 << 20) - "{\"a\":\"\"}{}".length());

    delivery.happened(answered("{\"output\":{\"a\":\"%s\"}}".formatted(most)));
    assertThat(results).hasSize(1);
    delivery = delivery(false);
    delivery.happened(answered("{\"output\":{\"a\":\"%sx\"}}".formatted(most)));

    assertThat(results).hasSize(1);
    assertThat(told)
        .containsExactly("begun", "Task execution failed: the answer is too long to be kept");
  }

  @Test
  void anAnswerNamesNoMoreThanSixtyFourFiles() throws IOException, InterruptedException {
    for (int i = 0; i < 64; i++) {
      delivery.happened(fetched("http://a/" + i, "x"));
    }

    assertThatThrownBy(() -> delivery.happened(fetched("http://a/64", "x")))
        .isInstanceOf(BrokenContractException.class)
        .hasMessageContaining("more than 64 files");
  }

  @Test
  void afterItsEndNothingIsTold() throws IOException, InterruptedException {
    delivery.happened(new EngineEvent.ItemFailed(0, ErrorCode.TIMEOUT.with()));
    delivery.failed(run.invocation().items().getFirst(), ErrorCode.UPLOAD_FAILED.with());

    assertThat(told).containsExactly("begun", ErrorCode.TIMEOUT.sentence());
    assertThat(delivery.open()).isEmpty();
    assertThatThrownBy(() -> delivery.happened(answered("{}")))
        .hasMessageContaining("after its answer");
    assertThat(delivery(true).open()).isEmpty();
  }

  @Test
  void whatIsNotDecidedFailsOnceAsTheRunSays() {
    assertThat(delivery.open()).hasSize(1);
    assertThat(delivery.delivered()).isFalse();

    delivery.failed(run.invocation().items().getFirst(), ErrorCode.UPLOAD_FAILED.with());
    delivery.failed(run.invocation().items().getFirst(), ErrorCode.TIMEOUT.with());

    assertThat(told).containsExactly("begun", ErrorCode.UPLOAD_FAILED.sentence());
  }

  @Test
  void progressIsBetweenNothingAndAll() throws IOException, InterruptedException {
    delivery.happened(new EngineEvent.Progress(-1));
    delivery.happened(new EngineEvent.Progress(50));
    delivery.happened(new EngineEvent.Progress(101));
    delivery.idle();

    assertThat(told).containsExactly("begun", "0 %", "50 %", "100 %", "idle");
  }
}
