package io.openbailian.server.run;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Media;
import io.openbailian.engine.Time;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.finish.Finished;
import io.openbailian.server.run.finish.ItemFinisher;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.WorkMarks;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of everything that ends in files: each item is finished and stored as it comes, a
/// picture, a film, or what a recording says.
public final class ItemDelivery implements Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(ItemDelivery.class);
  private static final Duration PAUSE_FOR_ROOM = Duration.ofSeconds(2);
  private final Run run;
  private final ItemFinisher finisher;
  private final Listener listener;
  private final Time time;
  private final List<Item> all;
  private final Set<Integer> decided = new HashSet<>();
  private final Map<Integer, String> rewritten = new HashMap<>();

  /// Who rewrote the prompt, where the engine leaves it to us.
  private @Nullable String rewriter;

  private final Map<Integer, List<String>> missed = new HashMap<>();

  /// What was noted since the last item.
  private String note = "";

  private boolean complete;
  private @Nullable Attempt attempt;

  public ItemDelivery(Run run, ItemFinisher finisher, Listener listener, Time time) {
    this.run = run;
    this.finisher = finisher;
    this.listener = listener;
    this.time = time;
    this.all = run.invocation().items();
  }

  /// The present stay in an engine.
  private record Attempt(EngineCall call, Lane lane, Takes takes) {}

  /// Learns of each part as it is done, on the invocation's own thread; what it throws ends the
  /// invocation.
  public interface Listener {

    /// An item that is there.
    void done(int item, ItemResult result);

    /// An item that failed.
    void failed(int item, WireError error);

    /// A text or a note between items.
    void between(ItemResult part);

    /// An engine begins to work.
    default void begun(Lane lane) {}

    /// How far the present call is, 0 to 100.
    default void progressed(int percent) {}

    /// Called several times a second while nothing is done.
    default void idle() {}
  }

  /// Items that were done before this run, for example before a restart.
  public void skip(Set<Integer> items) {
    decided.addAll(items);
  }

  @Override
  public List<Item> open() {
    return complete
        ? List.of()
        : all.stream().filter(item -> !decided.contains(item.index())).toList();
  }

  @Override
  public void enter(EngineCall call, Lane lane) {
    attempt = new Attempt(call, lane, new Takes(finisher, call, lane, run.waits().room()));
    note = "";
    listener.begun(lane);
  }

  private Attempt present() {
    return Objects.requireNonNull(attempt, "no attempt has begun");
  }

  @Override
  public void rewritten(String by) {
    rewriter = by;
  }

  @Override
  public void happened(EngineEvent event) throws InterruptedException {
    boolean recordings = run.invocation().operation().result() == ResultShape.TRANSCRIPTION;
    switch (event) {
      case EngineEvent.Common common -> common(common);
      case EngineEvent.PictureEvent picture when !recordings -> picture(picture);
      case EngineEvent.TranscriptionEvent heard when recordings -> transcribed(heard);
      case EngineEvent.PictureEvent _,
          EngineEvent.TextEvent _,
          EngineEvent.SpeechEvent _,
          EngineEvent.NumbersEvent _,
          EngineEvent.PassedEvent _,
          EngineEvent.TranscriptionEvent _ ->
          throw new BrokenContractException(
              "emitted %s in %s"
                  .formatted(
                      event.getClass().getSimpleName(), run.invocation().operation().name()));
    }
  }

  private void common(EngineEvent.Common event) {
    switch (event) {
      case EngineEvent.Progress(int percent) -> listener.progressed(Math.clamp(percent, 0, 100));
      case EngineEvent.Note(String text) -> {
        note = said("note", text);
        listener.between(new ItemResult.Note(text));
      }
      case EngineEvent.ItemFailed(int item, WireError error) -> {
        if (error == null) {
          throw new BrokenContractException("failed item %d without an error".formatted(item));
        }
        failed(asked(item), error);
      }
      case EngineEvent.Usage _, EngineEvent.Handle _ -> {}
    }
  }

  private void picture(EngineEvent.PictureEvent event) throws InterruptedException {
    switch (event) {
      case EngineEvent.TextDelta(_, _, String text, _) ->
          listener.between(new ItemResult.Text(said("text", text)));
      case EngineEvent.Frame frame -> {
        Item item = asked(frame.item());
        if (frame.image() == null || frame.release() == null) {
          throw new BrokenContractException("emitted a frame without a picture");
        }
        try (WorkMarks.Mark _ = finishing()) {
          present().takes().add(item, frame, remarks(item));
        }
      }
      case EngineEvent.Rewritten(int item, String prompt) ->
          rewritten.put(asked(item).index(), said("prompt", prompt));
      case EngineEvent.Missed(int item, List<String> words) -> {
        missed.put(asked(item).index(), words);
        LOG.debug("call={} item={} missed={}", present().call().id(), item, words);
      }
      case EngineEvent.MediaReady(int index, Media media) -> {
        Item item = asked(index);
        if (media == null) {
          throw new BrokenContractException("finished item %d with nothing".formatted(index));
        }
        settle(item, patiently(() -> present().takes().store(item, media, remarks(item))));
        note = "";
      }
    }
  }

  private ItemFinisher.Remarks remarks(Item item) {
    return new ItemFinisher.Remarks(note, missed.getOrDefault(item.index(), List.of()));
  }

  private void transcribed(EngineEvent.TranscriptionEvent event) throws InterruptedException {
    switch (event) {
      case EngineEvent.Transcribed transcribed -> {
        Item item = asked(transcribed.item());
        settle(item, patiently(() -> finisher.store(present().call(), transcribed)));
      }
    }
  }

  private static String said(String what, @Nullable String text) {
    if (text == null) {
      throw new BrokenContractException("emitted a %s without words".formatted(what));
    }
    return text;
  }

  /// An item of the present call that has no fate yet; of any other nothing may be told.
  private Item asked(int index) {
    Item item =
        present().call().items().stream()
            .filter(one -> one.index() == index)
            .findFirst()
            .orElseThrow(() ->
                new BrokenContractException(
                    "told of item %d, which nobody asked it for".formatted(index)));
    if (decided.contains(index)) {
      throw new BrokenContractException("told of item %d after its end".formatted(index));
    }
    return item;
  }

  /// What is made for an accepted task waits for room on a full disk as long as its time lasts: it
  /// is not made, and paid for, twice.
  ///
  /// @return empty when the time was over first
  private Optional<Finished> patiently(Supplier<Finished> first) throws InterruptedException {
    Finished finished = marked(first);
    while (finished instanceof Finished.NotStored(_, Supplier<Finished> again)
        && run.waits().room()) {
      if (time.await(() -> run.stop().stopped() || run.deadline().passed(), PAUSE_FOR_ROOM)) {
        return Optional.empty();
      }
      finished = marked(again);
    }
    return Optional.of(finished);
  }

  private Finished marked(Supplier<Finished> work) throws InterruptedException {
    try (WorkMarks.Mark _ = finishing()) {
      return work.get();
    }
  }

  /// Whoever waits to finish a result does without the pictures that it was made of.
  private WorkMarks.Mark finishing() throws InterruptedException {
    return run.journal().finishing(run.inputs()::left);
  }

  private void settle(Item item, Optional<Finished> finished) {
    if (finished.isEmpty()) {
      return;
    }
    switch (finished.get()) {
      case Finished.Done(ItemResult result) -> {
        decided.add(item.index());
        listener.done(item.index(), completed(item, result));
      }
      case Finished.NotStored(WireError error, _) -> failed(item, error);
      case Finished.Failed(WireError error) -> failed(item, error);
    }
  }

  private ItemResult completed(Item item, ItemResult result) {
    return switch (result) {
      case ItemResult.Produced made ->
          new ItemResult.Produced(
              made.artifact(),
              actualPrompt(item).orElse(null),
              made.width(),
              made.height(),
              made.facts(),
              missed.getOrDefault(item.index(), List.of()),
              rewritten.containsKey(item.index()) ? null : rewriter);
      case ItemResult.Transcribed _,
          ItemResult.Passed _,
          ItemResult.Text _,
          ItemResult.Note _,
          ItemResult.Failed _ ->
          result;
    };
  }

  /// An engine that does not rewrite has the prompt as it was given to it; the wire has an
  /// actual_prompt all the same.
  private Optional<String> actualPrompt(Item item) {
    return run.invocation().values().flag(Meaning.PROMPT_EXTEND)
        ? Optional.of(
            rewritten.getOrDefault(
                item.index(), present().call().values().textOrEmpty(Meaning.PROMPT)))
        : Optional.empty();
  }

  @Override
  public void idle() {
    listener.idle();
  }

  /// A story ends where the engine ends it; otherwise every picture that was asked for has a fate.
  @Override
  public void returned() {
    complete |= run.invocation().interleaved() && !decided.isEmpty();
  }

  @Override
  public void left() {
    if (attempt != null) {
      attempt.takes().close();
    }
  }

  /// Pictures that are done stay so, and another attempt makes the others; but the texts of a story
  /// cannot be taken back.
  @Override
  public boolean delivered() {
    return run.invocation().interleaved() && !decided.isEmpty();
  }

  /// A story that breaks off has one failure, not one for each picture it might have had.
  @Override
  public void failed(Item item, WireError error) {
    if (complete) {
      return;
    }
    decided.add(item.index());
    listener.failed(item.index(), error);
    complete |= run.invocation().interleaved();
  }
}
