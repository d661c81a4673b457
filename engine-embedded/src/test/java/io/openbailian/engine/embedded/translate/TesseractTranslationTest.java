package io.openbailian.engine.embedded.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.imaging.ImagingWork;
import io.openbailian.pixels.Face;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way, with the program; the pictures stay in `target/translated` to be looked at.
class TesseractTranslationTest {
  @TempDir private Path folder;

  @Test
  void translatesAMenuIntoEnglishAndKeepsItsPrices() throws IOException, InterruptedException {
    Board board = Board.plain(1000, 640, 0x8B1A1A, 0x6B1010);
    board.centred("菜单", Face.SANS_BOLD, 110, 80, 0xFFD27F);
    List<String> dishes = List.of("宫保鸡丁", "鱼香肉丝", "麻婆豆腐", "番茄炒蛋");
    for (int i = 0; i < dishes.size(); i++) {
      board.write(dishes.get(i), Face.SANS, 120, 240 + 90 * i, 48, 0xFFFFFF);
      board.write("¥" + (22 + 3 * i), Face.SANS_BOLD, 800, 240 + 90 * i, 48, 0xFFD27F);
    }

    BufferedImage out = translated("menu-en", board, request(board, PictureLanguage.EN));

    assertThat(read(out))
        .contains("Menu", "Kung Pao Chicken", "Mapo Tofu", "Scrambled Eggs with Tomato")
        .contains("¥22", "¥25", "¥28", "¥31")
        .doesNotContain("宫保鸡丁");
  }

  @Test
  void translatesAMenuIntoChinese() throws IOException, InterruptedException {
    Board board = Board.plain(900, 600, 0xFFFFFF, 0xE8F4FF);
    board.centred("Lunch Menu", Face.SANS_BOLD, 110, 70, 0x1B5E20);
    board.write("Fried Rice", Face.SANS, 100, 230, 44, 0x222222);
    board.write("Beef Noodles", Face.SANS, 100, 320, 44, 0x222222);
    board.write("Green Tea", Face.SANS, 100, 410, 44, 0x222222);

    BufferedImage out = translated("menu-zh", board, request(board, PictureLanguage.ZH));

    assertThat(read(out)).contains("午餐菜单", "炒饭", "牛肉面", "绿茶");
  }

  @Test
  void honoursTermsAndSensitiveTexts() throws IOException, InterruptedException {
    Board board = Board.plain(900, 500, 0xFFF8E1, 0xFFECB3);
    board.centred("北京烤鸭", Face.SANS_BOLD, 160, 90, 0x4E342E);
    board.centred("红烧肉", Face.SANS, 330, 70, 0x4E342E);
    TranslationRequest request =
        new TranslationRequest(
            board.image(),
            Optional.of(PictureLanguage.ZH),
            PictureLanguage.EN,
            List.of("红烧肉"),
            List.of(new Terminology("北京烤鸭", "Beijing Duck")),
            "food menu");

    BufferedImage out = translated("terms", board, request);

    assertThat(read(out)).contains("Beijing Duck", "红烧肉");
  }

  @Test
  void translatesASignOnWood() throws IOException, InterruptedException {
    Board board = Board.wooden(900, 600);
    board.centred("欢迎光临", Face.SANS_BOLD, 240, 120, 0xFFF3D6);
    board.centred("营业时间 9:00-21:00", Face.SANS_BOLD, 430, 60, 0xFFF3D6);

    BufferedImage out = translated("wood", board, request(board, PictureLanguage.EN));

    assertThat(String.join(" ", read(out))).contains("Welcome", "Opening Hours");
  }

  @Test
  void translatesAColumn() throws IOException, InterruptedException {
    Board board = Board.plain(700, 900, 0x2E7D32, 0x2E7D32);
    board.column("欢迎光临", Face.SERIF_BOLD, 80, 160, 110, 0xFFFFFF);
    board.write("安全出口", Face.SANS_BOLD, 260, 250, 90, 0xFFFFFF);

    BufferedImage out = translated("column", board, request(board, PictureLanguage.EN));

    assertThat(read(out)).doesNotContain("欢迎光临", "安全出口");
  }

  @Test
  void findsNoTextInAPictureWithoutAny() throws InterruptedException {
    Board board = Board.wooden(600, 400);

    assertThat(translator().translate(request(board, PictureLanguage.EN), ImagingWork.of(1)))
        .isInstanceOf(TranslationOutcome.NothingToTranslate.class);
  }

  @Test
  void namesThePackageOfALanguageThatIsNotThere() throws InterruptedException {
    Board board = Board.plain(100, 100, 0xFFFFFF, 0xFFFFFF);
    TranslationRequest thai =
        new TranslationRequest(
            board.image(),
            Optional.of(PictureLanguage.TH),
            PictureLanguage.EN,
            List.of(),
            List.of(),
            "");

    assertThat(translator().translate(thai, ImagingWork.of(1)))
        .asInstanceOf(type(TranslationOutcome.Unavailable.class))
        .satisfies(no -> assertThat(no.advice()).contains("apt install tesseract-ocr-tha"));
  }

  @Test
  void saysWhatToInstallWithoutTheProgram() throws InterruptedException {
    Board board = Board.plain(100, 100, 0xFFFFFF, 0xFFFFFF);
    ImageTranslator translator = translator("no-such-program-as-tesseract");

    assertThat(translator.translate(request(board, PictureLanguage.EN), ImagingWork.of(1)))
        .asInstanceOf(type(TranslationOutcome.Unavailable.class))
        .satisfies(no ->
            assertThat(no.advice()).contains("apt install tesseract-ocr tesseract-ocr-chi-sim"));
  }

  @Test
  void stopsWithTheCallAndLeavesNoFileBehind() throws IOException, InterruptedException {
    Board board = Board.wooden(600, 400);
    ImageTranslator translator = translator();
    ImagingWork stopped = new ImagingWork(1, () -> true, _ -> {});

    assertThatThrownBy(() -> translator.translate(request(board, PictureLanguage.EN), stopped))
        .isInstanceOf(InterruptedException.class);
    assertThat(leftBehind()).isEmpty();
  }

  private List<Path> leftBehind() throws IOException {
    Path temporary = folder.resolve("temporary");
    if (!Files.exists(temporary)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    }
  }

  private BufferedImage translated(String name, Board board, TranslationRequest request)
      throws IOException, InterruptedException {
    TranslationOutcome outcome = translator().translate(request, ImagingWork.of(1));
    assertThat(outcome).isInstanceOf(TranslationOutcome.Translated.class);
    BufferedImage image = ((TranslationOutcome.Translated) outcome).image();
    File shown = new File("target/translated");
    assertThat(shown.isDirectory() || shown.mkdirs()).isTrue();
    ImageIO.write(board.image(), "png", new File(shown, name + "-before.png"));
    ImageIO.write(image, "png", new File(shown, name + "-after.png"));
    assertThat(leftBehind()).isEmpty();
    return image;
  }

  private List<String> read(BufferedImage image) throws InterruptedException {
    TextReader.Reading reading =
        reader("tesseract").read(image, Optional.empty(), ImagingWork.of(1));
    return ((TextReader.Reading.Lines) reading).lines().stream().map(TextLine::text).toList();
  }

  private ImageTranslator translator() throws InterruptedException {
    boolean there =
        reader("tesseract")
                .read(
                    new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB),
                    Optional.empty(),
                    ImagingWork.of(1))
            instanceof TextReader.Reading.Lines;
    assumeTrue(there, "needs the program tesseract with chi_sim and eng");
    return translator("tesseract");
  }

  private ImageTranslator translator(String program) {
    TranslatorSettings settings =
        TranslatorSettings.of(folder.resolve("fonts"), folder.resolve("dictionary.txt"));
    return new ImageTranslator(reader(program), Optional.empty(), settings);
  }

  private TextReader reader(String program) {
    return TranslatorSettings.tesseract(program, folder.resolve("temporary"), SteppedTime.atNoon());
  }

  private static TranslationRequest request(Board board, PictureLanguage target) {
    return new TranslationRequest(
        board.image(), Optional.empty(), target, List.of(), List.of(), "");
  }
}
