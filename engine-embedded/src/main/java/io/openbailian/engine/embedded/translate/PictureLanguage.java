package io.openbailian.engine.embedded.translate;

import io.openbailian.text.words.Dictionary;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A language that pictures are translated from or into.
public enum PictureLanguage {
  ZH("Chinese", "chi_sim", Character.UnicodeScript.HAN, "中文菜单出口你我他"),
  EN("English", "eng", Character.UnicodeScript.LATIN, "AaBbZz"),
  KO("Korean", "kor", Character.UnicodeScript.HANGUL, "가나다한국어"),
  JA("Japanese", "jpn", Character.UnicodeScript.HIRAGANA, "あいうアイウー日本"),
  RU("Russian", "rus", Character.UnicodeScript.CYRILLIC, "АБЯабвщыэюяё"),
  ES("Spanish", "spa", Character.UnicodeScript.LATIN, "áéíóúñü¿¡"),
  FR("French", "fra", Character.UnicodeScript.LATIN, "àâçéèêëîïôùûœ"),
  PT("Portuguese", "por", Character.UnicodeScript.LATIN, "ãõáâàçéêíóôú"),
  IT("Italian", "ita", Character.UnicodeScript.LATIN, "àèéìòù"),
  DE("German", "deu", Character.UnicodeScript.LATIN, "äöüßÄÖÜ"),
  VI("Vietnamese", "vie", Character.UnicodeScript.LATIN, "ăâđêôơưạảấầếệộợử"),
  MS("Malay", "msa", Character.UnicodeScript.LATIN, "AaBbZz"),
  TH("Thai", "tha", Character.UnicodeScript.THAI, "กขคงจฉาิี"),
  ID("Indonesian", "ind", Character.UnicodeScript.LATIN, "AaBbZz"),
  AR("Arabic", "ara", Character.UnicodeScript.ARABIC, "ابتثجحخد");

  private final String title;
  private final String tesseract;
  private final Character.UnicodeScript script;
  private final String sample;

  PictureLanguage(String title, String tesseract, Character.UnicodeScript script, String sample) {
    this.title = title;
    this.tesseract = tesseract;
    this.script = script;
    this.sample = sample;
  }

  /// The language of a code such as `zh`; empty for `auto` and for what is none.
  public static Optional<PictureLanguage> of(String code) {
    return Stream.of(values()).filter(one -> one.code().equalsIgnoreCase(code)).findFirst();
  }

  /// The two letters the wire has, for example `zh`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Its English name.
  public String title() {
    return title;
  }

  /// The name of its data in Tesseract.
  String tesseract() {
    return tesseract;
  }

  /// The Debian package with that data.
  String debianPackage() {
    return "tesseract-ocr-" + tesseract.replace('_', '-');
  }

  /// Characters without which it cannot be written.
  String sample() {
    return sample;
  }

  boolean rightToLeft() {
    return this == AR;
  }

  /// Whether the dictionary has words of this language: it has those of two.
  boolean inDictionary() {
    return this == EN || this == ZH;
  }

  /// What the dictionary is asked for; also where it has no words of this language, and no line is
  /// translated by it but what stands in it between terminologies.
  Dictionary.Target inWords() {
    return this == EN ? Dictionary.Target.ENGLISH : Dictionary.Target.CHINESE;
  }

  /// Whether the language writes without spaces between words.
  boolean unspaced() {
    return this == ZH || this == JA || this == TH;
  }

  /// Whether the character is a letter the language is written in.
  boolean writes(int codePoint) {
    Character.UnicodeScript its = Character.UnicodeScript.of(codePoint);
    return Character.isLetter(codePoint)
        && (its == script || (this == JA && (isKana(its) || its == Character.UnicodeScript.HAN)));
  }

  private static boolean isKana(Character.UnicodeScript script) {
    return script == Character.UnicodeScript.KATAKANA || script == Character.UnicodeScript.HIRAGANA;
  }
}
