package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineException;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Carries out what a prompt says about one picture or several.
final class Conversation {
  private static final double AS_ASKED = 0.5;

  private static final Pattern ENDS = Pattern.compile("[，。；;\\n]|,\\s|\\.\\s|\\.$|然后|\\bthen\\b");

  /// Words after which a picture is what something becomes, not what is edited.
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?i)(换成|换为|替换成|替换为|更换为|改成|改为|变成|用|以|使用|参考|\\b(?:with|use|using|onto|into))\\s*(?:the\\s+\\w+\\s+(?:of|from)\\s+)?$");

  private Conversation() {}

  static BufferedImage carriedOut(Job job) throws EngineException, InterruptedException {
    List<BufferedImage> images = job.call().images();
    List<Reference> references = references(job.prompt(), images.size());
    for (Reference reference : references) {
      if (reference.number() > images.size()) {
        throw Refusal.nothingThere(
            "The prompt speaks of image %d, but there are %d."
                .formatted(reference.number(), images.size()));
      }
    }
    Optional<Pair> whole = Pair.read(job.prompt(), references, images.size());
    if (whole.isPresent()) {
      return whole.get().carriedOut(job);
    }
    return several(references)
        ? byClauses(job)
        : edited(job, target(references, images), job.prompt());
  }

  /// 换成图2 alone speaks of two pictures: the first is the one that changes.
  private static List<Reference> references(String prompt, int images) {
    List<Reference> found = Reference.in(prompt);
    if (images < 2 || several(found) || found.isEmpty() || found.getFirst().number() == 1) {
      return found;
    }
    Reference only = found.getFirst();
    Matcher source = SOURCE.matcher(prompt.substring(0, only.from()));
    return source.find() ? List.of(new Reference(1, 0, 0, Optional.empty()), only) : found;
  }

  private static boolean several(List<Reference> references) {
    return references.stream().mapToInt(Reference::number).distinct().count() > 1;
  }

  private static BufferedImage target(List<Reference> references, List<BufferedImage> images) {
    return references.isEmpty()
        ? images.getFirst()
        : images.get(references.getFirst().number() - 1);
  }

  /// Clauses about two pictures, and then what is to be done with what came of them.
  private static BufferedImage byClauses(Job job) throws EngineException, InterruptedException {
    BufferedImage now = job.image();
    boolean joined = false;
    for (String clause : ENDS.split(job.prompt(), -1)) {
      List<Reference> references = Reference.in(clause);
      if (clause.isBlank()) {
        continue;
      }
      if (several(references)) {
        if (joined) {
          throw Refusal.notUnderstood(List.of(clause.strip()));
        }
        now =
            Pair.read(clause, references, job.call().images().size())
                .orElseThrow(() -> Refusal.notUnderstood(Pair.unknown(clause)))
                .carriedOut(job);
        joined = true;
      } else {
        now = edited(job, joined ? now : target(references, job.call().images()), clause.strip());
      }
    }
    if (!joined) {
      throw Refusal.notUnderstood(List.of(job.prompt()));
    }
    return now;
  }

  private static BufferedImage edited(Job job, BufferedImage image, String prompt)
      throws EngineException, InterruptedException {
    Job one = job.of(image, Reference.without(prompt));
    return one.edited(one.edits(), AS_ASKED, Optional.empty());
  }
}
