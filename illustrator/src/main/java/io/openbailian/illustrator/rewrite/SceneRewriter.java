package io.openbailian.illustrator.rewrite;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.prompt.Category;
import io.openbailian.illustrator.prompt.Lexicon;
import io.openbailian.illustrator.scene.Camera;
import io.openbailian.illustrator.scene.Lettering;
import io.openbailian.illustrator.scene.Mood;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Position;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.Style;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.scene.Weather;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says a scene in words: the prompt as it was given, and what is really drawn.
public final class SceneRewriter {
  private static final int LONGEST = 800;

  private final SceneDescription scene;
  private final boolean zh;
  private final Lexicon lexicon = Lexicon.bundled();

  private SceneRewriter(SceneDescription scene) {
    this.scene = scene;
    this.zh = scene.chinese();
  }

  /// The prompt with its scene, light and colours added, in the prompt's language; at most 800
  /// characters, or the prompt itself where nothing more fits.
  public static String rewritten(String prompt, SceneDescription scene, Palette palette) {
    return told(prompt.strip(), scene, palette);
  }

  /// What is really drawn: the same while the picture misses nothing of the prompt, else only its
  /// scene, light and colours.
  public static String drawn(String prompt, SceneDescription scene, Palette palette) {
    return told(scene.missed().isEmpty() ? prompt.strip() : "", scene, palette);
  }

  private static String told(String beginning, SceneDescription scene, Palette palette) {
    SceneRewriter rewriter = new SceneRewriter(scene);
    StringBuilder text = new StringBuilder(beginning);
    for (String sentence : rewriter.sentences(palette)) {
      String more = rewriter.joined(text, sentence);
      if (text.length() + more.length() <= LONGEST) {
        text.append(more);
      }
    }
    return text.toString();
  }

  private String joined(StringBuilder before, String sentence) {
    boolean ended = before.isEmpty() || "。！？.!?".indexOf(before.charAt(before.length() - 1)) >= 0;
    if (zh) {
      return (ended ? "" : "。") + sentence + "。";
    }
    return (ended ? " " : ". ") + sentence + ".";
  }

  private List<String> sentences(Palette palette) {
    List<String> sentences = new ArrayList<>();
    sentences.add(setting());
    if (!drawn().isEmpty()) {
      sentences.add(subjects());
    }
    if (!scene.signs().isEmpty()) {
      sentences.add(signs());
    }
    if (scene.place().outdoors() && !scene.sky().isEmpty()) {
      sentences.add((zh ? "天空中有" : "Overhead: ") + list(skyTitles()));
    }
    view().ifPresent(sentences::add);
    sentences.add(light());
    colours(palette).ifPresent(sentences::add);
    if (!scene.letterings().isEmpty()) {
      sentences.add(letterings());
    }
    return sentences;
  }

  private String setting() {
    String place = title(Category.PLACE, scene.place());
    String season = scene.place().outdoors() ? title(Category.SEASON, scene.season()) : "";
    String time = title(Category.TIME, scene.time());
    String weather =
        scene.place().outdoors() && scene.weather() != Weather.CLEAR
            ? title(Category.WEATHER, scene.weather())
            : "";
    return zh
        ? "画面是" + season + time + "的" + place + (weather.isEmpty() ? "" : "，有" + weather)
        : "The picture shows "
            + place
            + (season.isEmpty() ? "" : " in " + season)
            + " "
            + time
            + (weather.isEmpty() ? "" : ", with " + weather);
  }

  private String subjects() {
    return zh ? "其中" + (positioned() ? "" : "有") + phrases("，还有") : "In it: " + phrases(", and ");
  }

  private List<Subject> drawn() {
    return scene.subjects().stream().filter(subject -> subject.role() != Role.SIGN).toList();
  }

  private String signs() {
    List<String> names = scene.signs().stream().map(name -> "“" + name + "”").toList();
    return zh ? "立着写有" + list(names) + "的牌子" : "Signs that read: " + list(names);
  }

  /// A phrase that begins with its place says 有 itself.
  private boolean positioned() {
    return drawn().getFirst().position() != Position.ANYWHERE;
  }

  private String phrases(String between) {
    List<String> phrases =
        drawn().stream()
            .map(subject ->
                zh
                    ? new ChinesePhrase(lexicon, subject).text()
                    : new EnglishPhrase(lexicon, subject).text())
            .toList();
    return String.join(between, phrases);
  }

  private Optional<String> view() {
    List<String> parts = new ArrayList<>();
    if (scene.camera().shot() != Camera.Shot.USUAL) {
      parts.add(title(Category.SHOT, scene.camera().shot()));
    }
    if (scene.camera().angle() != Camera.Angle.LEVEL) {
      parts.add(title(Category.ANGLE, scene.camera().angle()));
    }
    if (scene.mood() != Mood.PLAIN) {
      parts.add((zh ? "气氛" : "mood: ") + title(Category.MOOD, scene.mood()));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of((zh ? "视角与气氛：" : "View: ") + list(parts));
  }

  private List<String> skyTitles() {
    List<String> titles = new ArrayList<>();
    for (Sky what : Sky.values()) {
      if (scene.shows(what)) {
        titles.add(title(Category.SKY, what));
      }
    }
    return titles;
  }

  private String light() {
    return switch (scene.time()) {
      case DAWN -> zh ? "光线：低角度的暖色晨光" : "Light: low, warm morning light";
      case DAY -> zh ? "光线：均匀的日光，一侧受光一侧背光" : "Light: even daylight from one side";
      case DUSK -> zh ? "光线：低角度的橙红色逆光" : "Light: low orange light against the view";
      case NIGHT ->
          lampsAreLit()
              ? (zh ? "光线：冷色夜光，窗内透出暖光" : "Light: cool night light, warm windows")
              : (zh ? "光线：冷色夜光" : "Light: cool night light");
    };
  }

  private boolean lampsAreLit() {
    return scene.subjects().stream().anyMatch(subject -> subject.role() == Role.BUILDING)
        || scene.place() == Place.CITY
        || scene.place() == Place.FUTURE_CITY
        || scene.place() == Place.STREET;
  }

  /// Under a roof the walls have colours of their own, which are not the palette's.
  private Optional<String> colours(Palette palette) {
    List<String> parts = new ArrayList<>();
    if (scene.place().outdoors()) {
      Set<String> names = new LinkedHashSet<>();
      names.add(ColourNames.of(palette.zenith(), zh));
      names.add(ColourNames.of(palette.horizon(), zh));
      names.add(ColourNames.of(palette.land(), zh));
      parts.add(list(List.copyOf(names)));
    }
    if (scene.style() != Style.NATURAL) {
      parts.add(title(Category.STYLE, scene.style()));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of((zh ? "色调：" : "Palette: ") + String.join(zh ? "，" : ", ", parts));
  }

  private String letterings() {
    List<String> texts = scene.letterings().stream().map(Lettering::text).toList();
    return (zh ? "画中文字：" : "Lettering: ")
        + String.join(zh ? "、" : ", ", texts.stream().map(t -> "“" + t + "”").toList());
  }

  private String list(List<String> items) {
    return String.join(zh ? "、" : ", ", items);
  }

  private String title(Category category, Enum<?> constant) {
    return lexicon.term(category, constant.name()).title(zh);
  }
}
