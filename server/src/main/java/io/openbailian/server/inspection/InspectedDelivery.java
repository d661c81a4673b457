package io.openbailian.server.inspection;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Delivery;
import io.openbailian.server.run.Run;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at the texts of everything that is no answer of text: what recordings say, what is heard
/// on a socket, the texts between the pictures of a story, prompts that were rewritten, and the
/// answers of requests that were passed on as tasks. A recording that says what may not be said
/// fails alone; anything else ends the run. Used by one thread.
final class InspectedDelivery implements Delivery {
  private final Run run;
  private final Delivery delivery;
  private final OutgoingTexts texts;

  /// The text between two pictures, as far as it has come, and what of it was not handed on.
  private final StringBuilder part = new StringBuilder();

  private @Nullable TextScan scan;
  private final Deque<EngineEvent.TextDelta> held = new ArrayDeque<>();
  private int characters;

  InspectedDelivery(Run run, Delivery delivery, OutgoingTexts texts) {
    this.run = run;
    this.delivery = delivery;
    this.texts = texts;
  }

  @Override
  public List<Item> open() {
    return delivery.open();
  }

  @Override
  public void enter(EngineCall call, Lane lane) {
    held.clear();
    characters = 0;
    part.setLength(0);
    scan = null;
    if (run.invocation().values().flag(Meaning.PROMPT_EXTEND)) { // it is told with the result
      String prompt = call.values().textOrEmpty(Meaning.PROMPT);
      if (!prompt.equals(run.invocation().values().textOrEmpty(Meaning.PROMPT))) {
        texts.allow(List.of(prompt));
      }
    }
    delivery.enter(call, lane);
  }

  @Override
  public void rewritten(String by) {
    delivery.rewritten(by);
  }

  /// @throws WireException `DataInspectionFailed`
  @Override
  public void happened(EngineEvent event) throws IOException, InterruptedException {
    switch (event) {
      case EngineEvent.TextDelta delta -> written(delta);
      case EngineEvent.Said(Speech.Sentence sentence) when sentence != null ->
          said(sentence, event);
      case EngineEvent.Rewritten(_, String prompt) when prompt != null -> {
        texts.allow(List.of(prompt));
        delivery.happened(event);
      }
      case EngineEvent.Transcribed(int item, List<Speech.Transcript> transcripts) ->
          delivery.happened(
              texts.allows(transcripts.stream().map(Speech.Transcript::text).toList())
                  ? event
                  : new EngineEvent.ItemFailed(item, ErrorCode.DATA_INSPECTION_OUTPUT.with()));
      case EngineEvent.Answered(_, var answer) when answer != null -> {
        texts.allow(TextInspection.texts(answer));
        delivery.happened(event);
      }
      case EngineEvent.MediaReady _, EngineEvent.Frame _, EngineEvent.Note _ -> {
        endPart();
        delivery.happened(event);
      }
      case EngineEvent.Common _,
          EngineEvent.PictureEvent _,
          EngineEvent.TextEvent _,
          EngineEvent.SpeechEvent _,
          EngineEvent.TranscriptionEvent _,
          EngineEvent.NumbersEvent _,
          EngineEvent.PassedEvent _ ->
          delivery.happened(event);
    }
  }

  /// A sentence comes again while it grows. One whose last word may not be said is not told as long
  /// as that word may be the beginning of another.
  private void said(Speech.Sentence sentence, EngineEvent event)
      throws IOException, InterruptedException {
    if (sentence.end().isPresent()) {
      texts.allow(List.of(sentence.text()));
    } else {
      TextScan words = texts.scan();
      texts.refuse(words.next(sentence.text()));
      if (words.end() != PhraseAutomaton.NOTHING) {
        return;
      }
    }
    delivery.happened(event);
  }

  private void written(EngineEvent.TextDelta delta) throws IOException, InterruptedException {
    if (delta.text() == null) {
      delivery.happened(delta); // which is told so
      return;
    }
    TextScan now = scan == null ? texts.scan() : scan;
    scan = now;
    texts.refuse(now.next(delta.text()));
    part.append(delta.text());
    held.add(delta);
    characters += delta.text().length();
    if (!texts.asks()) {
      release(texts.longest());
    }
  }

  private void endPart() throws IOException, InterruptedException {
    if (scan != null) {
      texts.refuse(scan.end());
      texts.ask(part.toString());
      release(0);
      part.setLength(0);
      scan = null;
    }
  }

  /// @param rest how many characters stay held
  private void release(int rest) throws IOException, InterruptedException {
    while (!held.isEmpty() && characters - held.getFirst().text().length() >= rest) {
      EngineEvent.TextDelta delta = held.removeFirst();
      characters -= delta.text().length();
      delivery.happened(delta);
    }
  }

  @Override
  public void caughtUp() {
    delivery.caughtUp();
  }

  @Override
  public void idle() throws IOException, InterruptedException {
    delivery.idle();
  }

  @Override
  public void returned() throws IOException, InterruptedException {
    endPart();
    delivery.returned();
  }

  @Override
  public void left() {
    delivery.left();
  }

  @Override
  public boolean delivered() {
    return delivery.delivered();
  }

  @Override
  public void failed(Item item, WireError error) {
    delivery.failed(item, error);
  }
}
