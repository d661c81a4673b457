package io.openbailian.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Packed files as servers send them: with every head there is, in several members, cut and broken.
class GunzipStreamTest {
  private static final int HEAD = 10;

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }

  private static String unpacked(byte[] packed) throws IOException {
    try (InputStream in = new GunzipStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// A member whose head says more.
  private static byte[] withHead(int flags, byte[] more) throws IOException {
    byte[] plain = packed("file");
    byte[] head = Arrays.copyOf(plain, HEAD);
    head[3] = (byte) flags;
    return joined(head, more, Arrays.copyOfRange(plain, HEAD, plain.length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0  | ''", // nothing more
        "1  | ''", // it is a text, which changes nothing
        "2  | 'CC'", // a checksum of the head
        "4  | '\u0003\u0000abc'", // three bytes of somebody's own
        "8  | 'a.png\u0000'", // a name
        "16 | 'a comment\u0000'",
        "31 | '\u0001\u0000xa.png\u0000a comment\u0000CC'",
      })
  void passesOverAllThatAHeadMaySay(int flags, String more) throws IOException {
    assertThat(unpacked(withHead(flags, more.getBytes(StandardCharsets.ISO_8859_1))))
        .isEqualTo("file");
  }

  @Test
  void passesOverWhatIsLongerThanTwoHundredAndFiftyFiveBytes() throws IOException {
    byte[] own = new byte[2 + 0x0102];
    own[0] = 2;
    own[1] = 1;

    assertThat(unpacked(withHead(4, own))).isEqualTo("file");
  }

  @Test
  void readsOneMemberAfterTheOther() throws IOException {
    assertThat(unpacked(joined(packed("one "), packed(""), packed("two")))).isEqualTo("one two");
  }

  @Test
  void doesNotMindWhatFollowsTheLastMember() throws IOException {
    assertThat(unpacked(joined(packed("file"), new byte[100]))).isEqualTo("file");
    assertThat(unpacked(joined(packed("file"), new byte[] {0x1F, 0, 0}))).isEqualTo("file");
  }

  @Test
  void readsByteByByteWhatComesByteByByte() throws IOException {
    InputStream trickling =
        new FilterInputStream(new ByteArrayInputStream(packed("aÿ"))) {
          @Override
          public int read(byte[] into, int at, int most) throws IOException {
            return super.read(into, at, Math.min(1, most));
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = new GunzipStream(trickling)) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        out.write(b);
      }
      assertThat(in.read(new byte[0], 0, 0)).isZero();
    }

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("aÿ");
  }

  @Test
  void takesNoFileThatIsCutWhereverItIs() throws IOException {
    byte[] whole = packed("a file that is packed");

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> unpacked(cut))
          .as(length + " bytes")
          .isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void takesNoFileWhoseChecksumOrLengthIsAnother(int fromTheEnd) throws IOException {
    byte[] wrong = packed("file");
    int at = wrong.length - fromTheEnd;
    wrong[at] = (byte) ~wrong[at];

    assertThatThrownBy(() -> unpacked(wrong))
        .isInstanceOf(ZipException.class)
        .hasMessage("its checksum is wrong");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void takesNothingThatIsNotPacked(int at) throws IOException {
    byte[] wrong = packed("file");
    wrong[at]++;

    assertThatThrownBy(() -> unpacked(wrong))
        .isInstanceOf(ZipException.class)
        .hasMessage("it is not packed");
  }

  @Test
  void takesNoDamagedPacking() throws IOException {
    byte[] wrong = packed("file");
    wrong[HEAD] = 0x07; // a kind of block that there is not

    assertThatThrownBy(() -> unpacked(wrong))
        .isInstanceOf(ZipException.class)
        .hasMessage("its packing is damaged");
  }
}
