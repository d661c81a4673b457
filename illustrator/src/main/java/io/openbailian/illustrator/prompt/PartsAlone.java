package io.openbailian.illustrator.prompt;

import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;

/// Parts of things that a prompt wants without the whole (a corgi's head), or the whole without
/// them (a house with no windows). Things are drawn whole: so both are told.
record PartsAlone(Wording wording, Lexicon lexicon) {
  private static final String PART =
      "(?:head|face|eyes?|paws?|tail|hands?|foot|feet|nose|ears?|mouth|legs?|wings?)";
  private static final Pattern OWNED =
      Pattern.compile("^(?:['’]s)? " + PART + "(?:$|[,.;]| (?:in|at|seen|from|close|up)\\b)");
  private static final Pattern OF =
      Pattern.compile("\\b" + PART + " of (?:an? |the )?(?:[a-z]+ )?$");
  private static final Pattern UPON =
      Pattern.compile(
          "\\b(?:on|over|around|in|atop|above) (?:an? |the |its |his |her )?(?:[a-z]+ )?$");

  /// Of a drawing nobody fears these: they are no wish for a thing without its parts.
  private static final Pattern TOO_MANY = Pattern.compile("extra|missing|bad|deformed|多余|畸形|残缺");

  private static final int BEFORE = 40;

  /// What is to be told, where it stands.
  List<Missed.Words> told() {
    List<Missed.Words> told = new ArrayList<>();
    for (Mention mention : wording.mentions()) {
      if (mention.is(Category.SUBJECT) && !mention.isSign()) {
        owned(mention, told);
      }
    }
    if (wording.mentions().stream().anyMatch(m -> m.is(Category.SUBJECT) && !m.isSign())) {
      wording.mentions().stream()
          .filter(mention -> mention.is(Category.NEGATION))
          .forEach(negation -> denied(negation, told));
    }
    return told;
  }

  private void owned(Mention owner, List<Missed.Words> told) {
    String before = wording.text().substring(Math.max(0, owner.start() - BEFORE), owner.start());
    var part = OWNED.matcher(wording.after(owner));
    if (part.find() && !UPON.matcher(before).find()) {
      String words = part.group().replace(",", "").replace(".", "").replace(";", "");
      told.add(Missed.Words.of(wording, owner.start(), owner.end() + words.length()));
    }
    var whole = OF.matcher(before);
    if (whole.find()) {
      int start = owner.start() - before.length() + whole.start();
      told.add(Missed.Words.of(wording, start, owner.end()));
    }
  }

  private void denied(Mention negation, List<Missed.Words> told) {
    int at = negation.end();
    while (at < wording.text().length() && wording.sameClause(negation.end(), at)) {
      int end = lexicon.parts().end(wording.text(), at);
      String between = wording.text().substring(negation.end(), at);
      if (end > at && !isDrawnWithout(at) && !TOO_MANY.matcher(between).find()) {
        told.add(Missed.Words.of(wording, negation.start(), end));
        return;
      }
      at++;
    }
  }

  /// Nobody has a beard or a ponytail who is not said to.
  private boolean isDrawnWithout(int at) {
    return wording.mentions().stream()
        .filter(mention -> mention.start() <= at && at < mention.end())
        .anyMatch(mention -> mention.hint("HAS").filter("one"::equals).isPresent());
  }
}
