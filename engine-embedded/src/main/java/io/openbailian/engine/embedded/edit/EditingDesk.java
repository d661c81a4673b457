package io.openbailian.engine.embedded.edit;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.InputPicture;
import io.openbailian.engine.Media;
import io.openbailian.engine.embedded.desk.Desk;
import io.openbailian.engine.embedded.desk.PictureText;
import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.instruction.Edit;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.InstructionReading;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Edits the pictures of a call, by its function where it names one, else by its prompt.
///
/// @param marks whether what it cannot do is answered with the picture as it was and a note on it,
///   instead of a refusal
/// @param text reads what pictures say; made when an edit first speaks of it
public record EditingDesk(boolean marks, Supplier<PictureText> text) implements Desk {
  /// Longer than any instruction, in chars.
  private static final int LONGEST = 8_000;

  /// Pictures that come with a story give it their colours and are not edited.
  @Override
  public boolean takes(EngineCall call) {
    Values values = call.values();
    return Desk.picturesAsked(call)
        && (values.has(Meaning.FUNCTION)
            || (!call.images().isEmpty() && !values.flag(Meaning.ENABLE_INTERLEAVE)));
  }

  @Override
  public void serve(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    for (EngineCall.Item item : call.items()) {
      BufferedImage edited =
          marks && !call.images().isEmpty()
              ? editedOrMarked(call, item, sink)
              : edited(call, item, sink);
      sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Picture(edited)));
    }
  }

  private BufferedImage editedOrMarked(EngineCall call, EngineCall.Item item, EventSink sink)
      throws EngineFailure, InterruptedException {
    try {
      return edited(call, item, sink);
    } catch (EngineFailure.Refused refusal) {
      String prompt = call.values().textOrEmpty(Meaning.PROMPT).strip();
      sink.emit(new EngineEvent.Note(Unedited.sentence(prompt, refusal)));
      sink.emit(new EngineEvent.Missed(item.index(), List.of(prompt)));
      return Unedited.marked(call.pixels().getFirst(), prompt);
    }
  }

  /// The picture that the item asks for; progress is told on the way.
  private BufferedImage edited(EngineCall call, EngineCall.Item item, EventSink sink)
      throws EngineFailure, InterruptedException {
    if (call.images().isEmpty()) {
      throw Refusal.nothingThere("There is no picture to edit.");
    }
    String prompt = call.values().textOrEmpty(Meaning.PROMPT).strip();
    if (prompt.length() > LONGEST) {
      throw Refusal.because(
          "The embedded engine reads instructions of at most %d characters, not of %d"
              .formatted(LONGEST, prompt.length()));
    }
    List<String> taken = call.mask().isPresent() ? List.of() : Instruction.subjectsNamed(prompt);
    if (!taken.isEmpty() && changesWhatIsNamed(call)) {
      thereIs(taken, call.images().getFirst());
    }
    List<BufferedImage> images = call.pixels();
    ImagingWork work = Running.work(call, sink, item.seed());
    PictureLetters letters = new PictureLetters(text, work);
    Job job = new Job(call, images.getFirst(), prompt, work, letters);
    BufferedImage out =
        call.values().has(Meaning.FUNCTION)
            ? Functions.run(Function.of(call.values().textOrEmpty(Meaning.FUNCTION)), job)
            : Fitting.toSize(PictureConversation.carriedOut(job), job);
    tell(letters, item, sink);
    if (!taken.isEmpty()) {
      sink.emit(
          new EngineEvent.Note(
              "The embedded engine does not recognise things: what stands out most was taken for “%s”."
                  .formatted(String.join("”, “", taken))));
    } else if (call.mask().isEmpty() && dressesSomebody(prompt)) {
      sink.emit(
          new EngineEvent.Note(
              "The embedded engine recognises nobody: the top of what stands out most was taken for"
                  + " the head."));
    }
    return images.contains(out) ? Pictures.copy(out) : out;
  }

  private static void tell(PictureLetters letters, EngineCall.Item item, EventSink sink)
      throws EngineFailure, InterruptedException {
    Optional<String> note = letters.note();
    if (note.isPresent()) {
      sink.emit(new EngineEvent.Note(note.get()));
    }
    if (!letters.left().isEmpty()) {
      sink.emit(new EngineEvent.Missed(item.index(), letters.left()));
    }
  }

  private static boolean dressesSomebody(String prompt) {
    return Instruction.read(prompt) instanceof InstructionReading.Understood(List<Edit> edits)
        && edits.stream().anyMatch(Edit.Worn.class::isInstance);
  }

  /// Other functions describe what is to be, and not what is there.
  private static boolean changesWhatIsNamed(EngineCall call) throws EngineFailure {
    String function = call.values().textOrEmpty(Meaning.FUNCTION);
    return call.images().size() == 1
        && (function.isEmpty()
            || Function.of(function) == Function.DESCRIPTION_EDIT
            || Function.of(function) == Function.STYLIZATION_LOCAL);
  }

  /// Of a picture that was drawn here it is known what it shows: what it does not show is not
  /// changed, and nothing else is in its stead.
  private static void thereIs(List<String> named, InputPicture picture)
      throws EngineFailure, InterruptedException {
    Optional<DrawnPicture> drawn = DrawnPicture.of(picture);
    List<String> lacking = drawn.map(one -> one.lacking(named)).orElse(List.of());
    if (!lacking.isEmpty()) {
      throw Refusal.nothingThere(
          "The picture shows no “%s”: it was drawn of “%s”."
              .formatted(String.join("”, “", lacking), drawn.map(DrawnPicture::prompt).orElse("")));
    }
  }
}
