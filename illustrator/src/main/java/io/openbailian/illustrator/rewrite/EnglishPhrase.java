package io.openbailian.illustrator.rewrite;

import io.openbailian.illustrator.prompt.Category;
import io.openbailian.illustrator.prompt.Lexicon;
import io.openbailian.illustrator.prompt.Term;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Bulk;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Subject;
import java.util.List;
import java.util.function.Predicate;

/// A subject in English: three white cats sitting on the sofa.
record EnglishPhrase(Lexicon lexicon, Subject subject) {

  String text() {
    return Article.of(subject.count(), adjectives(), noun())
        + inColour()
        + doing()
        + adorned(a -> worn(a) && lexicon.belongs(a.thing()), ", with ")
        + adorned(a -> worn(a) && !lexicon.belongs(a.thing()), ", wearing ")
        + adorned(a -> !worn(a), ", holding ")
        + where();
  }

  private Term term() {
    return lexicon.term(Category.SUBJECT, subject.thing());
  }

  private String noun() {
    return lexicon.title(term(), subject.kind(), false);
  }

  private String adjectives() {
    String bulk = subject.bulk() == Bulk.USUAL ? "" : title(Category.BULK, subject.bulk()) + " ";
    String hue =
        term().wearsItsColour()
            ? ""
            : lexicon.toldHue(subject).map(own -> title(Category.COLOUR, own) + " ").orElse("");
    String material = subject.material().map(own -> title(Category.MATERIAL, own) + " ").orElse("");
    return bulk + hue + material;
  }

  private String inColour() {
    boolean told = subject.adornments().stream().anyMatch(a -> lexicon.dresses(a.thing()));
    return told || !term().wearsItsColour()
        ? ""
        : lexicon.toldHue(subject).map(own -> " in " + title(Category.COLOUR, own)).orElse("");
  }

  private static boolean worn(Adornment adornment) {
    return adornment.way() == Adornment.Way.WORN;
  }

  private String adorned(Predicate<Adornment> which, String verb) {
    List<String> things = subject.adornments().stream().filter(which).map(this::thing).toList();
    return things.isEmpty() ? "" : verb + String.join(" and ", things);
  }

  private String thing(Adornment adornment) {
    String colour = adornment.hue().map(hue -> title(Category.COLOUR, hue) + " ").orElse("");
    String name = lexicon.title(adornment, false);
    return lexicon.isMany(adornment.thing())
        ? colour + name
        : Article.some(subject.count(), colour, name.equals("flowers") ? "flower" : name);
  }

  private String doing() {
    String action =
        subject.action() == Action.ANY ? "" : " " + title(Category.ACTION, subject.action());
    return action
        + subject.upon().flatMap(lexicon::subject).map(on -> " on the " + on.en()).orElse("");
  }

  private String where() {
    return subject.position() == Position.ANYWHERE
        ? ""
        : " " + title(Category.POSITION, subject.position());
  }

  private String title(Category category, Enum<?> constant) {
    return lexicon.term(category, constant.name()).en();
  }
}
