package io.openbailian.server.run.answer;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.BrokenContractException;
import io.openbailian.server.run.Delivery;
import io.openbailian.server.run.Invocation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way of speech that is made or heard while its client speaks or listens.
public final class SpeechDelivery implements Delivery {
  private final List<Item> all;
  private final Listener listener;
  private boolean over;
  private boolean delivered;
  private @Nullable WireError failure;

  public SpeechDelivery(Invocation invocation, Listener listener) {
    this.all = invocation.items();
    this.listener = listener;
  }

  /// Takes what an engine makes, on the thread of the invocation.
  public interface Listener {

    /// An engine begins.
    default void begun(Lane lane) {}

    /// A piece of speech.
    void audio(short[] samples, int rate) throws IOException, InterruptedException;

    /// A sentence that is spoken or was heard.
    void said(Speech.Sentence sentence) throws IOException, InterruptedException;

    /// Called several times a second while nothing comes.
    void idle() throws IOException, InterruptedException;
  }

  @Override
  public List<Item> open() {
    return over ? List.of() : all;
  }

  @Override
  public void enter(EngineCall call, Lane lane) {
    listener.begun(lane);
  }

  @Override
  public void happened(EngineEvent event) throws IOException, InterruptedException {
    switch (event) {
      case EngineEvent.Common common -> common(common);
      case EngineEvent.SpeechEvent speech -> {
        delivered = true;
        spoken(speech);
      }
      case EngineEvent.PassedEvent _,
          EngineEvent.PictureEvent _,
          EngineEvent.TextEvent _,
          EngineEvent.TranscriptionEvent _,
          EngineEvent.NumbersEvent _ ->
          throw new BrokenContractException(
              "emitted %s on a socket".formatted(event.getClass().getSimpleName()));
    }
  }

  private void common(EngineEvent.Common event) throws IOException, InterruptedException {
    switch (event) {
      case EngineEvent.ItemFailed(_, WireError error) -> {
        if (error == null) {
          throw new BrokenContractException("failed without an error");
        }
        failure = error;
        over = true;
      }
      case EngineEvent.Progress _ -> listener.idle();
      case EngineEvent.Usage _, EngineEvent.Note _, EngineEvent.Handle _ -> {}
    }
  }

  private void spoken(EngineEvent.SpeechEvent event) throws IOException, InterruptedException {
    if (over) {
      throw new BrokenContractException("went on after it had failed");
    }
    switch (event) {
      case EngineEvent.AudioChunk(short[] samples, int rate) -> {
        if (samples == null || rate <= 0) {
          throw new BrokenContractException("emitted sound without samples");
        }
        listener.audio(samples, rate);
      }
      case EngineEvent.Said(Speech.Sentence sentence) -> {
        if (sentence == null) {
          throw new BrokenContractException("said nothing");
        }
        listener.said(sentence);
      }
    }
  }

  @Override
  public void idle() throws IOException, InterruptedException {
    listener.idle();
  }

  /// There is no more to say.
  @Override
  public void returned() {
    over = true;
  }

  @Override
  public void left() {}

  @Override
  public boolean delivered() {
    return delivered;
  }

  @Override
  public void failed(Item item, WireError error) {
    failure = error;
    over = true;
  }

  /// Why it failed, if it did.
  public Optional<WireError> failure() {
    return Optional.ofNullable(failure);
  }
}
