package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineFailure;
import io.openbailian.imaging.instruction.Instruction;
import io.openbailian.imaging.instruction.InstructionReading;
import io.openbailian.text.words.Clauses;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// Carries out what a prompt says about one picture or several.
final class PictureConversation {
  private static final double AS_ASKED = 0.5;

  private static final Clauses CLAUSES =
      Clauses.endedBy("，。；;！!\n", "[,.]\\s|\\.$|然后|接着|同时|并且|\\b(?:and\\s+)?then\\b");

  private final Job job;
  private final Album album;

  private PictureConversation(Job job) throws EngineFailure, InterruptedException {
    this.job = job;
    this.album = new Album(job.call().pixels());
  }

  static BufferedImage carriedOut(Job job) throws EngineFailure, InterruptedException {
    int images = job.call().images().size();
    List<Reference> references = Reference.in(job.prompt());
    for (Reference reference : references) {
      if (reference.number() > images) {
        throw Refusal.nothingThere(
            "The prompt speaks of image %d, but there are %d."
                .formatted(reference.number(), images));
      }
    }
    return new PictureConversation(job).carriedOut(references);
  }

  private BufferedImage carriedOut(List<Reference> references)
      throws EngineFailure, InterruptedException {
    Optional<Pair> whole = read(job.prompt(), album.current());
    if (whole.isPresent() && !readable()) {
      carryOut(whole.get());
    } else if (severalAreMeant(references)) {
      byClauses();
    } else {
      edit(job.prompt(), references);
    }
    return album.picture(0);
  }

  /// Whether there are clauses that each mean something: then each is carried out by itself.
  private boolean readable() {
    List<String> clauses = CLAUSES.of(job.prompt());
    if (clauses.size() < 2) {
      return false;
    }
    int current = album.current();
    for (String clause : clauses) {
      Optional<Pair> pair = read(clause, current);
      boolean edit =
          Instruction.read(Reference.without(clause)) instanceof InstructionReading.Understood;
      if (pair.isEmpty() && !edit) {
        return false;
      }
      current = pair.map(Pair::on).filter(on -> on > 0).orElse(current);
    }
    return true;
  }

  private boolean severalAreMeant(List<Reference> references) {
    return references.stream().mapToInt(Reference::number).distinct().count() > 1
        || (!references.isEmpty() && album.size() > 1);
  }

  private Optional<Pair> read(String text, int current) {
    return PairGrammar.read(PictureSentence.of(text), album.size(), current);
  }

  private void carryOut(Pair pair) throws EngineFailure, InterruptedException {
    album.put(pair.on(), pair.carriedOut(job, album));
  }

  /// Clauses about pictures, and what is to be done with what came of them.
  private void byClauses() throws EngineFailure, InterruptedException {
    for (String clause : CLAUSES.of(job.prompt())) {
      Optional<Pair> pair = read(clause, album.current());
      if (pair.isPresent()) {
        carryOut(pair.get());
      } else {
        edit(clause, Reference.in(clause));
      }
    }
  }

  /// A clause about one picture is an instruction.
  private void edit(String text, List<Reference> references)
      throws EngineFailure, InterruptedException {
    if (references.stream().mapToInt(Reference::number).distinct().count() > 1) {
      List<String> unknown = PictureSentence.of(text).unknown();
      throw Refusal.notUnderstood(unknown.isEmpty() ? List.of(text) : unknown);
    }
    int target = references.isEmpty() ? 0 : references.getFirst().number();
    Job one = job.of(album.picture(target), Reference.without(text));
    album.put(target, one.edited(one.edits(), AS_ASKED, Optional.empty()));
  }
}
