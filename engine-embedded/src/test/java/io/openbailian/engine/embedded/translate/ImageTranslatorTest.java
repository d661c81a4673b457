package io.openbailian.engine.embedded.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.pixels.Face;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTranslatorTest {
  @TempDir private Path folder;

  @Test
  void setsTheTranslationInTheColourOfTheOriginal() throws InterruptedException {
    Board board = Board.plain(600, 300, 0xFFFFFF, 0xFFFFFF);
    board.centred("安全出口", Face.SANS_BOLD, 170, 80, 0x00803C);

    BufferedImage out = translated(board, PictureLanguage.EN);

    assertThat(colours(out, 0x00803C, 3)).isGreaterThan(2000);
    assertThat(out.getRGB(2, 2) & 0xFFFFFF).isEqualTo(0xFFFFFF);
  }

  @Test
  void leavesEverythingAwayFromTheTextAsItIs() throws InterruptedException {
    Board board = Board.wooden(700, 500).panel(100, 100, 500, 200, 0xF4EFE4);
    board.centred("请勿吸烟", Face.SANS, 220, 70, 0x202020);

    BufferedImage out = translated(board, PictureLanguage.EN);

    assertThat(differences(board.image(), out, new Rectangle(100, 100, 500, 200))).isZero();
  }

  @Test
  void leavesTheTextOnTheSubjectWhenAskedTo() throws InterruptedException {
    Board board = Board.plain(800, 600, 0xFFFFFF, 0xFFFFFF).panel(250, 180, 300, 380, 0x9C2B2B);
    board.write("米饭", Face.SANS, 60, 110, 60, 0x202020);
    board.centred("红烧肉", Face.SANS_BOLD, 340, 60, 0xFFFFFF);
    Rectangle subject = new Rectangle(250, 180, 300, 380);

    BufferedImage all =
        ((TranslationOutcome.Translated) outcome(board, PictureLanguage.EN, false)).image();
    BufferedImage some =
        ((TranslationOutcome.Translated) outcome(board, PictureLanguage.EN, true)).image();

    assertThat(differences(board.image(), all, new Rectangle(0, 0, 800, 180))).isPositive();
    assertThat(differences(board.image(), some, new Rectangle(0, 0, 800, 180))).isZero();
    assertThat(differences(board.image(), some, subject)).isPositive();
  }

  @Test
  void staysInsideThePanelTheTextIsOn() throws InterruptedException {
    Board board = Board.plain(700, 400, 0x1B4F8A, 0x1B4F8A).panel(250, 150, 200, 90, 0xFFFFFF);
    board.centred("厕所", Face.SANS_BOLD, 215, 56, 0x1B4F8A);

    BufferedImage out = translated(board, PictureLanguage.EN);

    assertThat(differences(board.image(), out, new Rectangle(250, 150, 200, 90))).isZero();
  }

  @Test
  void leavesLinesItCannotTranslateAsTheyAre() throws InterruptedException {
    Board board = Board.plain(600, 400, 0xFFFFFF, 0xFFFFFF);
    board.write("米饭", Face.SANS, 60, 120, 60, 0).write("魑魅魍魉", Face.SANS, 60, 300, 60, 0);

    TranslationOutcome outcome = outcome(board, PictureLanguage.EN);

    assertThat(outcome)
        .asInstanceOf(type(TranslationOutcome.Translated.class))
        .satisfies(done -> {
          assertThat(done.untranslated()).containsExactly("魑魅魍魉");
          assertThat(differences(board.image(), done.image(), new Rectangle(0, 0, 600, 200)))
              .isZero();
        });
  }

  @Test
  void refusesAPictureOfWhichItKnowsNoLineAndSaysWhatWouldHelp() throws InterruptedException {
    Board board = Board.plain(600, 400, 0xFFFFFF, 0xFFFFFF);
    board.write("魑魅魍魉", Face.SANS, 60, 300, 60, 0);

    assertThat(outcome(board, PictureLanguage.EN))
        .asInstanceOf(type(TranslationOutcome.Unsupported.class))
        .satisfies(no -> assertThat(no.reason()).contains("魑魅魍魉", "terminologies", "dictionary"));
  }

  @Test
  void givesBackAPictureWithoutText() throws InterruptedException {
    Board board = Board.plain(100, 100, 0xFFFFFF, 0xFFFFFF);

    assertThat(outcome(board, PictureLanguage.EN))
        .isEqualTo(new TranslationOutcome.NothingToTranslate(board.image()));
  }

  @Test
  void tellsOfTextThatNobodyCouldRead() throws InterruptedException {
    Board board = Board.plain(600, 400, 0x2E5FA0, 0x2E5FA0);
    board.write("SALE", Face.SANS_BOLD, 120, 240, 120, 0xFFFFFF);
    TranslatorSettings settings =
        TranslatorSettings.of(folder.resolve("fonts"), folder.resolve("dictionary.txt"));
    TextReader blind = (_, _, _) -> new TextReader.Reading.Lines(List.of());

    TranslationOutcome outcome =
        new ImageTranslator(blind, Optional.empty(), settings)
            .translate(
                new TranslationRequest(
                    board.image(),
                    Optional.empty(),
                    PictureLanguage.ZH,
                    List.of(),
                    List.of(),
                    "",
                    false),
                ImagingWork.of(1));

    assertThat(outcome).isEqualTo(new TranslationOutcome.Unread(board.image(), 1));
  }

  @Test
  void namesTheFontFolderForAScriptWithoutAFont() throws InterruptedException {
    Board board = Board.plain(100, 100, 0xFFFFFF, 0xFFFFFF);
    for (PictureLanguage language :
        List.of(
            PictureLanguage.KO,
            PictureLanguage.RU,
            PictureLanguage.VI,
            PictureLanguage.TH,
            PictureLanguage.AR)) {
      assertThat(outcome(board, language))
          .asInstanceOf(type(TranslationOutcome.Unsupported.class))
          .satisfies(no -> assertThat(no.reason()).contains(language.title(), folder.toString()));
    }
  }

  @Test
  void setsTextDownwardsWhereItStoodDownwards() throws InterruptedException {
    Board board = Board.plain(300, 700, 0xB01818, 0xB01818);
    board.column("欢迎光临", Face.SERIF_BOLD, 90, 60, 110, 0xFFE08A);

    BufferedImage out = translated(board, PictureLanguage.EN);
    Rectangle ink = InkSeparation.of(out, new Rectangle(300, 700)).bounds(new Rectangle(300, 700));

    assertThat(ink.height).isGreaterThan(2 * ink.width);
  }

  private BufferedImage translated(Board board, PictureLanguage target)
      throws InterruptedException {
    return ((TranslationOutcome.Translated) outcome(board, target)).image();
  }

  private TranslationOutcome outcome(Board board, PictureLanguage target)
      throws InterruptedException {
    return outcome(board, target, false);
  }

  private TranslationOutcome outcome(Board board, PictureLanguage target, boolean keepsSubject)
      throws InterruptedException {
    TranslatorSettings settings =
        TranslatorSettings.of(folder.resolve("fonts"), folder.resolve("dictionary.txt"));
    return new ImageTranslator(board.reader(), Optional.empty(), settings)
        .translate(
            new TranslationRequest(
                board.image(), Optional.empty(), target, List.of(), List.of(), "", keepsSubject),
            ImagingWork.of(1));
  }

  private static int differences(BufferedImage a, BufferedImage b, Rectangle except) {
    int count = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        boolean seen = !except.contains(x, y);
        count += seen && a.getRGB(x, y) << 8 != b.getRGB(x, y) << 8 ? 1 : 0;
      }
    }
    return count;
  }

  private static int colours(BufferedImage image, int rgb, int slack) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int seen = image.getRGB(x, y);
        boolean near =
            Math.abs((seen >> 16 & 255) - (rgb >> 16 & 255)) <= slack
                && Math.abs((seen >> 8 & 255) - (rgb >> 8 & 255)) <= slack
                && Math.abs((seen & 255) - (rgb & 255)) <= slack;
        count += near ? 1 : 0;
      }
    }
    return count;
  }
}
