package io.openbailian.illustrator.rewrite;

import io.openbailian.illustrator.prompt.Category;
import io.openbailian.illustrator.prompt.Lexicon;
import io.openbailian.illustrator.prompt.Term;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Bulk;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A subject in Chinese: 三只白色的猫坐在沙发上.
record ChinesePhrase(Lexicon lexicon, Subject subject) {
  private static final String[] NUMBERS = {
    "一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"
  };

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add(where() + counted() + doing());
    subject.adornments().forEach(adornment -> parts.add(verb(adornment) + thing(adornment)));
    return String.join("，", parts);
  }

  private String where() {
    return subject.position() == Position.ANYWHERE
        ? ""
        : title(Category.POSITION, subject.position()) + "有";
  }

  private String counted() {
    Term term = lexicon.term(Category.SUBJECT, subject.thing());
    String title = lexicon.title(term, subject.kind(), true);
    return NUMBERS[subject.count() - 1] + term.measure() + bulk() + hue(term) + material() + title;
  }

  private String bulk() {
    return subject.bulk() == Bulk.USUAL ? "" : title(Category.BULK, subject.bulk()) + "的";
  }

  private String hue(Term term) {
    boolean told = subject.adornments().stream().anyMatch(a -> lexicon.dresses(a.thing()));
    Optional<Hue> hue = lexicon.toldHue(subject);
    if (hue.isEmpty() || (told && term.wearsItsColour())) {
      return "";
    }
    String colour = title(Category.COLOUR, hue.get());
    return term.wearsItsColour() ? "一身" + colour + "的" : colour + "的";
  }

  private String material() {
    return subject.material().map(material -> title(Category.MATERIAL, material)).orElse("");
  }

  private String doing() {
    String action = subject.action() == Action.ANY ? "" : title(Category.ACTION, subject.action());
    return subject
        .upon()
        .flatMap(lexicon::subject)
        .map(support -> stem(action) + "在" + support.zh() + "上")
        .orElse(action);
  }

  private static String stem(String action) {
    return action.replace("着", "");
  }

  private String verb(Adornment adornment) {
    boolean alive =
        lexicon.subject(adornment.thing()).filter(term -> term.measure().equals("只")).isPresent();
    return switch (adornment.way()) {
      case WORN ->
          lexicon.belongs(adornment.thing())
              ? "有"
              : lexicon.dresses(adornment.thing()) ? "穿着" : "戴着";
      case HELD -> alive ? "抱着" : "拿着";
    };
  }

  private String thing(Adornment adornment) {
    String colour = adornment.hue().map(hue -> title(Category.COLOUR, hue) + "的").orElse("");
    return colour + lexicon.title(adornment, true);
  }

  private String title(Category category, Enum<?> constant) {
    return lexicon.term(category, constant.name()).zh();
  }
}
