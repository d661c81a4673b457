package io.openbailian.server.run;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The way of answers that are text: each piece is handed on as it comes.
public final class TextDelivery implements Delivery {
  private final List<Item> all;
  private final Listener listener;
  private final Set<Integer> finished = new HashSet<>();
  private final Set<Integer> failed = new HashSet<>();
  private Set<Integer> asked = Set.of();
  private boolean begun;
  private boolean brokenOff;
  private @Nullable WireError failure;

  public TextDelivery(Invocation invocation, Listener listener) {
    this.all = invocation.items();
    this.listener = listener;
  }

  /// Learns of an answer while it is written; while it looks at one piece the engine is at most a
  /// few ahead. What it throws stops the engine.
  public interface Listener {

    /// An engine begins to write.
    void begun(Lane lane);

    void wrote(EngineEvent.TextEvent piece);

    /// How many tokens there are by now, counted.
    void counted(EngineEvent.Usage tokens);

    void noted(String text);

    /// Nothing more has come yet: whoever gathers what comes together hands it on now.
    void caughtUp();

    /// Called several times a second while nothing is written.
    void idle();
  }

  /// Half an answer is none: where one broke off the others are not wanted any more.
  @Override
  public List<Item> open() {
    return brokenOff ? List.of() : all.stream().filter(item -> !isDecided(item.index())).toList();
  }

  private boolean isDecided(int item) {
    return finished.contains(item) || failed.contains(item);
  }

  @Override
  public void enter(EngineCall call, Lane lane) {
    asked = call.items().stream().map(Item::index).collect(Collectors.toUnmodifiableSet());
    listener.begun(lane);
  }

  @Override
  public void happened(EngineEvent event) {
    switch (event) {
      case EngineEvent.Common common -> common(common);
      case EngineEvent.TextEvent text -> wrote(text);
      case EngineEvent.PassedEvent _,
          EngineEvent.PictureEvent _,
          EngineEvent.SpeechEvent _,
          EngineEvent.NumbersEvent _,
          EngineEvent.TranscriptionEvent _ ->
          throw new BrokenContractException(
              "emitted %s in an answer of text".formatted(event.getClass().getSimpleName()));
    }
  }

  private void common(EngineEvent.Common event) {
    switch (event) {
      case EngineEvent.Progress _ -> listener.idle();
      case EngineEvent.Usage tokens -> listener.counted(tokens);
      case EngineEvent.Note(String text) -> listener.noted(String.valueOf(text));
      case EngineEvent.ItemFailed(int item, WireError error) -> {
        check(item);
        if (error == null) {
          throw new BrokenContractException("failed answer %d without an error".formatted(item));
        }
        failed.add(item);
        failure = failure == null ? error : failure;
      }
      case EngineEvent.Handle _ -> {}
    }
  }

  private void wrote(EngineEvent.TextEvent event) {
    switch (event) {
      case EngineEvent.TextDelta(int item, var channel, String text, _) -> {
        check(item);
        if (channel == null || text == null) {
          throw new BrokenContractException("wrote a piece without words");
        }
        begun = true;
      }
      case EngineEvent.ToolCallDelta(int item, _, String id, String name, String arguments) -> {
        check(item);
        if (id == null || name == null || arguments == null) {
          throw new BrokenContractException("called a tool without saying which");
        }
        begun = true;
      }
      case EngineEvent.Finished(int item, var reason) -> {
        check(item);
        if (reason == null) {
          throw new BrokenContractException("finished an answer without a reason");
        }
        finished.add(item);
        begun = true;
      }
    }
    listener.wrote(event);
  }

  private void check(int item) {
    if (!asked.contains(item)) {
      throw new BrokenContractException(
          "told of answer %d, which nobody asked it for".formatted(item));
    }
    if (isDecided(item)) {
      throw new BrokenContractException("told of answer %d after its end".formatted(item));
    }
  }

  @Override
  public void idle() {
    listener.idle();
  }

  @Override
  public void caughtUp() {
    listener.caughtUp();
  }

  @Override
  public void returned() {}

  @Override
  public void left() {}

  @Override
  public boolean delivered() {
    return begun;
  }

  @Override
  public void failed(Item item, WireError error) {
    brokenOff = true;
    failure = error;
  }

  /// Why there is no answer, if there is none.
  public Optional<WireError> failure() {
    return brokenOff || finished.isEmpty() ? Optional.ofNullable(failure) : Optional.empty();
  }
}
