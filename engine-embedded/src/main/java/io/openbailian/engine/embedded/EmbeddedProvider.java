package io.openbailian.engine.embedded;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.embedded.desk.Desk;
import io.openbailian.engine.embedded.draw.FilmDesk;
import io.openbailian.engine.embedded.draw.PictureDesk;
import io.openbailian.engine.embedded.draw.StoryDesk;
import io.openbailian.engine.embedded.edit.EditingDesk;
import io.openbailian.engine.embedded.speak.ListeningDesk;
import io.openbailian.engine.embedded.speak.SpeakingDesk;
import io.openbailian.engine.embedded.translate.ImageTranslator;
import io.openbailian.engine.embedded.translate.TranslationDesk;
import io.openbailian.engine.embedded.translate.TranslatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Opens the engine of kind `embedded`. Its options are for the translation of text in pictures:
/// `tesseract` (the program), `fonts` (a folder with faces for scripts that have no committed one)
/// and `dictionary` (a file with more words); `espeak` is the program that speaks. `unknown-edit`
/// and `recognise` are `refuse` or `mark`: what only a model could do is then answered with what
/// was sent, and a note that says so.
public final class EmbeddedProvider implements EngineProvider {
  private static final String TESSERACT = "tesseract";
  private static final String FONTS = "fonts";
  private static final String DICTIONARY = "dictionary";
  private static final String ESPEAK = "espeak";

  /// A folder for files that live as long as a call.
  private static final String TEMPORARY = "temporary";

  private static final String UNKNOWN_EDIT = "unknown-edit";
  private static final String RECOGNISE = "recognise";
  private static final String MARK = "mark";
  private static final String REFUSE = "refuse";

  private static final Set<String> OPTIONS =
      Set.of(TESSERACT, FONTS, DICTIONARY, ESPEAK, UNKNOWN_EDIT, RECOGNISE);

  @Override
  public String kind() {
    return "embedded";
  }

  @Override
  public boolean builtIn() {
    return true;
  }

  @Override
  public Set<String> sharedOptions() {
    return Set.of(UNKNOWN_EDIT, RECOGNISE);
  }

  @Override
  public Engine open(EngineSettings settings) {
    Set<String> unknown = new TreeSet<>(settings.options().keySet());
    unknown.removeAll(OPTIONS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the embedded engine does not know the options %s; it has %s"
              .formatted(String.join(", ", unknown), String.join(", ", new TreeSet<>(OPTIONS))));
    }
    clear(settings.data().resolve(TEMPORARY));
    Supplier<ImageTranslator> translator = new Once(() -> translator(settings));
    if (settings.options().containsKey(DICTIONARY)) {
      ImageTranslator _ = translator.get(); // a dictionary that cannot be read stops the start
    }
    return new EmbeddedEngine(
        Runtime.getRuntime().availableProcessors(),
        desks(
            new TranslationDesk(translator),
            new SpeakingDesk(
                String.valueOf(settings.options().getOrDefault(ESPEAK, "espeak-ng")),
                settings.time()),
            marks(settings, UNKNOWN_EDIT),
            marks(settings, RECOGNISE)));
  }

  private static boolean marks(EngineSettings settings, String option) {
    String chosen = String.valueOf(settings.options().getOrDefault(option, REFUSE));
    if (!chosen.equals(MARK) && !chosen.equals(REFUSE)) {
      throw new IllegalArgumentException(
          "the embedded engine's %s is '%s' or '%s', not '%s'"
              .formatted(option, REFUSE, MARK, chosen));
    }
    return chosen.equals(MARK);
  }

  /// All desks: edits before drawings, since pictures that come with a call are there to be edited,
  /// and stories before single pictures.
  static List<Desk> desks(
      TranslationDesk translations,
      SpeakingDesk speaking,
      boolean marksEdits,
      boolean marksSpeech) {
    return List.of(
        translations,
        speaking,
        new ListeningDesk(marksSpeech),
        new FilmDesk(),
        new EditingDesk(marksEdits, translations::text),
        new StoryDesk(),
        new PictureDesk());
  }

  private static ImageTranslator translator(EngineSettings settings) {
    Map<String, Object> options = settings.options();
    Path data = settings.data();
    return new ImageTranslator(
        TranslatorSettings.tesseract(
            String.valueOf(options.getOrDefault(TESSERACT, TESSERACT)),
            data.resolve(TEMPORARY),
            settings.time()),
        Optional.empty(),
        TranslatorSettings.of(
            path(options.get(FONTS), data.resolve("fonts")),
            path(options.get(DICTIONARY), data.resolve("dictionary.txt"))));
  }

  /// What a process left there that was killed; nobody else uses the folder.
  private static void clear(Path temporary) {
    if (!Files.isDirectory(temporary)) {
      return;
    }
    try (Stream<Path> left = Files.walk(temporary)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(temporary)) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be emptied".formatted(temporary), e);
    }
  }

  private static Path path(@Nullable Object option, Path otherwise) {
    return option == null ? otherwise : Path.of(option.toString());
  }

  /// Made when it is first asked for: most servers never translate.
  private static final class Once implements Supplier<ImageTranslator> {
    private final Supplier<ImageTranslator> maker;
    private @Nullable ImageTranslator made;

    Once(Supplier<ImageTranslator> maker) {
      this.maker = maker;
    }

    @Override
    public synchronized ImageTranslator get() {
      ImageTranslator translator = made == null ? maker.get() : made;
      made = translator;
      return translator;
    }
  }
}
