package io.openbailian.server.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextScanTest {
  private static final BlockedWords LIST =
      BlockedWords.of(
          List.of("# what must not be said", "坏词", "bad", "very bad idea", "", "翻墙vpn", "Straße"),
          "list");

  private static int line(String... pieces) {
    TextScan scan = new TextScan(LIST);
    int found = 0;
    for (String piece : pieces) {
      found = scan.next(piece);
    }
    return found == 0 ? scan.end() : found;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "这是坏词吗 | 2",
        "坏 词 | 2",
        "坏*-·词 | 2",
        "`坏\u200b词` | 2",
        "坏\u3000\u3000词 | 2",
        "it is BAD | 3",
        "bad | 3",
        "ｂａｄ | 3",
        "b a d | 3",
        "a b.a.d one | 3",
        "b4d | 3",
        "b@d! | 3",
        "it is b-a-d | 3",
        "B@D!!! | 3",
        "bád | 3",
        "a very,  Bad idea | 3",
        "翻墙VPN | 6",
        "翻 墙 V-P-N | 6",
        "die STRASSE | 0",
        "straße | 7",
      })
  void findsAPhraseThroughWhatHidesIt(String text, int line) {
    assertThat(line(text)).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a badge",
        "forbade",
        "好词",
        "坏人的词",
        "b4dge",
        "84d",
        "a b c d",
        "vpn",
        "a very good idea",
        "",
      })
  void findsNothingInOtherWords(String text) {
    assertThat(line(text)).isZero();
  }

  @Test
  void findsAPhraseThatComesInPieces() {
    assertThat(line("坏", "词")).isEqualTo(2);
    assertThat(line("it is b", "a", "d")).isEqualTo(3);
    assertThat(line("ba", "dge")).isZero();
    assertThat(line("very b", "ad id", "ea")).isEqualTo(3);
  }

  @Test
  void tellsAWordOfAStreamOnlyOnceItIsWhole() {
    TextScan scan = new TextScan(LIST);

    assertThat(scan.next("bad")).isZero();
    assertThat(scan.next(" ")).isEqualTo(3);
  }

  @Test
  void aPhraseWithinAnotherIsFoundToo() {
    BlockedWords list = BlockedWords.of(List.of("甲乙丙丁", "乙丙", "b c d", "c"), "list");
    TextScan inside = new TextScan(list);

    assertThat(inside.next("甲乙丙")).isEqualTo(2);
    assertThat(new TextScan(list).next("a b c ")).isEqualTo(4);
  }

  @Test
  void readsAsManyPhrasesAsAFileMayHave(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("list.txt"), "bad\n坏词\n");
    assertThat(BlockedWords.read(file).longest()).isEqualTo(5);

    Path marks = Files.writeString(folder.resolve("marks.txt"), "bad\n\n?!\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockedWords.read(marks))
        .withMessageEndingWith("marks.txt:3 has no letter");
    Path bytes = Files.write(folder.resolve("bytes.txt"), "坏".getBytes(StandardCharsets.UTF_16));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockedWords.read(bytes))
        .withMessageEndingWith("bytes.txt is no UTF-8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockedWords.read(folder.resolve("none.txt")))
        .withMessageEndingWith("none.txt cannot be read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockedWords.of(List.of("x".repeat(65)), "list"))
        .withMessage("list:1 has more than 64 letters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockedWords.of(numbered(50_001), "list"))
        .withMessage("list has more than 50000 entries");
  }

  private static List<String> numbered(int many) {
    return IntStream.range(0, many).mapToObj(i -> "word" + i).toList();
  }

  @Test
  void emptyListsFindNothing() {
    TextScan scan = new TextScan(BlockedWords.of(Collections.emptyList(), "list"));

    assertThat(scan.next("bad 坏词")).isZero();
    assertThat(scan.end()).isZero();
  }
}
