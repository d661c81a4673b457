package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.Time;
import io.openbailian.text.words.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a translator of pictures is opened with.
///
/// @param fonts a folder with fonts for scripts that the program's own lack; need not exist
/// @param dictionaryFile where the operator's own words are, whether it exists or not
/// @param dictionary the program's words, and the operator's
public record TranslatorSettings(Path fonts, Path dictionaryFile, Dictionary dictionary) {

  /// Reads the operator's dictionary, if there is one.
  ///
  /// @throws IllegalArgumentException with a sentence for the operator when it is not one
  public static TranslatorSettings of(Path fonts, Path dictionaryFile) {
    if (!Files.exists(dictionaryFile)) {
      return new TranslatorSettings(fonts, dictionaryFile, Dictionary.bundled());
    }
    try {
      Dictionary own = Dictionary.parse(Files.readString(dictionaryFile));
      return new TranslatorSettings(fonts, dictionaryFile, Dictionary.bundled().with(own));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the dictionary %s cannot be read: %s".formatted(dictionaryFile, e.getMessage()), e);
    }
  }

  /// The reader that asks the program tesseract.
  ///
  /// @param program its name on the PATH, or its path
  /// @param temporary a folder for files that live as long as a call
  public static TextReader tesseract(String program, Path temporary, Time time) {
    return new TesseractReader(new Tesseract(program, temporary, time));
  }
}
