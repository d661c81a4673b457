package io.openbailian.server.run;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Media;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonTrees;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.finish.FilesKept;
import io.openbailian.server.run.finish.ItemFinisher;
import io.openbailian.server.task.ItemResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The way of a request that was passed on as a task: the files that its answer names are kept, and
/// the answer with their places.
final class PassedDelivery implements Delivery {
  private static final Duration PAUSE_FOR_ROOM = Duration.ofSeconds(2);
  private static final int MOST_FILES = 64;
  private static final int LONGEST_DOCUMENT = 1 << 20;

  private final Run run;
  private final ItemFinisher finisher;
  private final ItemDelivery.Listener listener;
  private final Time time;
  private final Map<String, ItemResult.NamedFile> files = new LinkedHashMap<>();
  private @Nullable EngineCall call;
  private boolean over;

  /// @param done whether it was answered before a restart
  PassedDelivery(
      Run run, ItemFinisher finisher, ItemDelivery.Listener listener, boolean done, Time time) {
    this.run = run;
    this.finisher = finisher;
    this.listener = listener;
    this.over = done;
    this.time = time;
  }

  @Override
  public List<Item> open() {
    return over ? List.of() : run.invocation().items();
  }

  @Override
  public void enter(EngineCall present, Lane lane) {
    call = present;
    files.clear();
    listener.begun(lane);
  }

  @Override
  public void happened(EngineEvent event) throws IOException, InterruptedException {
    if (over) {
      throw new BrokenContractException("told of a request after its answer");
    }
    switch (event) {
      case EngineEvent.Common common -> common(common);
      case EngineEvent.PassedEvent passed -> passed(passed);
      case EngineEvent.PictureEvent _,
          EngineEvent.TextEvent _,
          EngineEvent.SpeechEvent _,
          EngineEvent.NumbersEvent _,
          EngineEvent.TranscriptionEvent _ ->
          throw new BrokenContractException(
              "emitted %s of a request that is passed on"
                  .formatted(event.getClass().getSimpleName()));
    }
  }

  private void common(EngineEvent.Common event) {
    switch (event) {
      case EngineEvent.Progress(int percent) -> listener.progressed(Math.clamp(percent, 0, 100));
      case EngineEvent.ItemFailed(_, WireError error) -> {
        if (error == null) {
          throw new BrokenContractException("failed without an error");
        }
        over = true;
        listener.failed(0, error);
      }
      case EngineEvent.Usage _, EngineEvent.Handle _, EngineEvent.Note _ -> {}
    }
  }

  private void passed(EngineEvent.PassedEvent event) throws IOException, InterruptedException {
    switch (event) {
      case EngineEvent.Fetched(_, String address, Media.Encoded file) -> {
        if (files.size() >= MOST_FILES) {
          throw new BrokenContractException("named more than %d files".formatted(MOST_FILES));
        }
        String name = FilesKept.name(Objects.requireNonNull(call).id(), files.size(), file.bytes());
        keep(name, address, file);
      }
      case EngineEvent.Answered(_, ObjectNode answer) -> answered(answer);
    }
  }

  /// What has been paid for waits for room on a full disk, as long as its time lasts.
  private void keep(String name, String address, Media.Encoded file) throws InterruptedException {
    while (true) {
      try {
        files.put(address, finisher.keep(name, file.bytes()));
        return;
      } catch (IOException e) {
        if (time.await(() -> run.stop().stopped() || run.deadline().passed(), PAUSE_FOR_ROOM)) {
          return; // whoever goes on looks why
        }
      }
    }
  }

  private void answered(ObjectNode answer) {
    JsonNode output = answer.path("output").isObject() ? answer.path("output") : Json.object();
    List<ItemResult.NamedFile> named = new ArrayList<>();
    JsonTrees.texts(output, files::containsKey)
        .forEach((place, address) -> {
          ItemResult.NamedFile file = Objects.requireNonNull(files.get(address));
          named.add(new ItemResult.NamedFile(place, file.artifact(), file.facts()));
          JsonTrees.put(output, place, "");
        });
    JsonNode usage = answer.path("usage").isObject() ? answer.path("usage") : Json.object();
    String document = Json.text(output);
    String used = Json.text(usage);
    over = true;
    if (document.length() + used.length() > LONGEST_DOCUMENT) {
      listener.failed(0, ErrorCode.TASK_FAILED.with("the answer is too long to be kept"));
    } else {
      listener.done(0, new ItemResult.Passed(document, used, named));
    }
  }

  @Override
  public void idle() {
    listener.idle();
  }

  @Override
  public void returned() {}

  @Override
  public void left() {}

  @Override
  public boolean delivered() {
    return false;
  }

  @Override
  public void failed(Item item, WireError error) {
    if (!over) {
      over = true;
      listener.failed(0, error);
    }
  }
}
