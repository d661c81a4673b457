package io.openbailian.engine.embedded.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.engine.embedded.translate.ImageTranslator;
import io.openbailian.engine.embedded.translate.TextReader;
import io.openbailian.engine.embedded.translate.TranslatorSettings;
import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.instruction.EditOutcome;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Text of posters, whose letters are too large to be found by their look.
class PictureLettersTest {
  private static final int PAPER = 0xFFE9A8;
  private static final int INK = 0xB01820;

  private final BufferedImage poster = poster();
  private final List<TextLine> lines = new ArrayList<>();

  private static BufferedImage poster() {
    BufferedImage poster = new BufferedImage(700, 500, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = poster.createGraphics();
    g.setColor(new Color(PAPER));
    g.fillRect(0, 0, 700, 500);
    g.dispose();
    return poster;
  }

  private void print(String text, int baseline, int em) {
    Graphics2D g = poster.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(new Color(INK));
    Shape letters = Line.of(text, Face.SANS_BOLD).at(40, baseline, em);
    g.fill(letters);
    g.dispose();
    lines.add(new TextLine(text, letters.getBounds(), TextLine.Flow.ACROSS));
  }

  /// Reads the lines that still show ink.
  private TextReader.Reading read(BufferedImage image) {
    return new TextReader.Reading.Lines(
        lines.stream().filter(line -> ink(image, line.box()) > 0).toList());
  }

  private static int ink(BufferedImage image, Rectangle box) {
    int count = 0;
    for (int y = box.y; y < box.y + box.height; y++) {
      for (int x = box.x; x < box.x + box.width; x++) {
        count += (image.getRGB(x, y) & 0xFF00) >> 8 < 0x80 ? 1 : 0;
      }
    }
    return count;
  }

  private static PictureLetters letters(TextReader reader) {
    ImageTranslator translator =
        new ImageTranslator(
            reader,
            Optional.empty(),
            TranslatorSettings.of(Path.of("no-fonts"), Path.of("no-dictionary")));
    return new PictureLetters(translator::text, ImagingWork.of(1));
  }

  private PictureLetters letters() {
    return letters((image, _, _) -> read(image));
  }

  private static BufferedImage image(Optional<EditOutcome> outcome) {
    return ((EditOutcome.Edited) outcome.orElseThrow()).image();
  }

  @Test
  void largeLettersAreErasedWhole() throws InterruptedException {
    print("GRAND", 180, 150);
    print("开业大吉", 400, 140);
    PictureLetters letters = letters();

    BufferedImage out = image(letters.erased(poster, EnumSet.of(Overlay.CHINESE, Overlay.LATIN)));

    assertThat(ink(out, new Rectangle(0, 0, 700, 500))).isZero();
    assertThat(letters.left()).isEmpty();
    assertThat(letters.note()).isEmpty();
  }

  @Test
  void onlyTextOfTheKindThatIsNamedGoes() throws InterruptedException {
    print("GRAND", 180, 150);
    print("开业大吉", 400, 140);

    BufferedImage out = image(letters().erased(poster, EnumSet.of(Overlay.CHINESE)));

    assertThat(ink(out, lines.get(0).box())).isEqualTo(ink(poster, lines.get(0).box()));
    assertThat(ink(out, lines.get(1).box())).isZero();
  }

  @Test
  void theLineThatSaysSoIsReplacedAndNoOther() throws InterruptedException {
    print("开业大吉", 180, 120);
    print("全场五折", 400, 90);
    Rectangle other = lines.get(1).box();

    BufferedImage out = image(letters().rewritten(poster, Optional.of("开业大吉"), "欢迎光临"));

    assertThat(ink(out, other)).isEqualTo(ink(poster, other));
    assertThat(ink(out, lines.get(0).box())).isPositive();
    assertThat(differ(out, lines.get(0).box())).isTrue();
  }

  private boolean differ(BufferedImage out, Rectangle box) {
    for (int y = box.y; y < box.y + box.height; y++) {
      for (int x = box.x; x < box.x + box.width; x++) {
        if (out.getRGB(x, y) != poster.getRGB(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void whatThePictureDoesNotSayIsNotReplaced() throws InterruptedException {
    print("开业大吉", 180, 120);
    print("全场五折", 400, 90);

    assertThat(letters().rewritten(poster, Optional.of("春节快乐"), "欢迎光临").orElseThrow())
        .asInstanceOf(type(EditOutcome.Impossible.class))
        .satisfies(no ->
            assertThat(no.why())
                .isEqualTo("The picture's text reads “开业大吉”, “全场五折”: no line of it is “春节快乐”."));
    assertThat(letters().rewritten(poster, Optional.empty(), "欢迎光临").orElseThrow())
        .isInstanceOf(EditOutcome.Impossible.class);
  }

  @Test
  void whereNothingReadsItIsTold() throws InterruptedException {
    PictureLetters letters = letters((_, _, _) -> new TextReader.Reading.Unreadable("no program"));

    assertThat(letters.erased(poster, EnumSet.allOf(Overlay.class))).isEmpty();
    assertThat(letters.note().orElseThrow()).contains("needs the program tesseract");
  }

  @Test
  void aPartOfALineAndAMisreadLineAreFound() {
    TextLine line = new TextLine("Friday 8 PM", new Rectangle(9, 9), TextLine.Flow.ACROSS);

    assertThat(MeantLine.of(List.of(line), Optional.of("8 pm"), "9 PM"))
        .containsExactly(new MeantLine(line, "Friday 9 PM"));
    assertThat(MeantLine.of(List.of(line), Optional.of("Fridey 8PM"), "Sunday"))
        .containsExactly(new MeantLine(line, "Sunday"));
    assertThat(MeantLine.of(List.of(line), Optional.of("Monday"), "Sunday")).isEmpty();
  }
}
