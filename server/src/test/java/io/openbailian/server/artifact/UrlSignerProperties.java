package io.openbailian.server.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UrlSignerProperties {
  private static final String PATH = "/results/0198a1b2-0.png";
  private static final long EXPIRES = 1_755_165_895L;
  private final UrlSigner signer = signer(1);

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void writesTheQueryOfTheUrl() {
    assertThat(signer.sign(PATH, Instant.ofEpochSecond(EXPIRES)))
        .matches("Expires=1755165895&Signature=[A-Za-z0-9_-]{43}");
  }

  @Test
  void signsTheSameEveryTimeWithinASecond() {
    assertThat(signer.sign(PATH, Instant.ofEpochSecond(EXPIRES, 999_999_999)))
        .isEqualTo(signer.sign(PATH, Instant.ofEpochSecond(EXPIRES)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void verifiesWhatItSigned(long seed) {
    Random random = new Random(seed);
    String path = "/results/" + Long.toHexString(random.nextLong()) + ".png";
    long expires = random.nextInt(Integer.MAX_VALUE);

    assertThat(signer.verify(path, expires, signature(path, expires))).isTrue();
  }

  @Test
  void refusesEveryOneBitChangeOfTheSignature() {
    byte[] mac = Base64.getUrlDecoder().decode(signature(PATH, EXPIRES));
    for (int bit = 0; bit < mac.length * 8; bit++) {
      String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(flip(mac, bit));
      assertThat(signer.verify(PATH, EXPIRES, changed)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void refusesEveryOneBitChangeOfTheSignaturesText() {
    byte[] text = signature(PATH, EXPIRES).getBytes(StandardCharsets.ISO_8859_1);
    for (int bit = 0; bit < text.length * 8; bit++) {
      String changed = new String(flip(text, bit), StandardCharsets.ISO_8859_1);
      assertThat(signer.verify(PATH, EXPIRES, changed)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void refusesEveryOneBitChangeOfThePath() {
    String signature = signature(PATH, EXPIRES);
    byte[] path = PATH.getBytes(StandardCharsets.ISO_8859_1);
    for (int bit = 0; bit < path.length * 8; bit++) {
      String changed = new String(flip(path, bit), StandardCharsets.ISO_8859_1);
      assertThat(signer.verify(changed, EXPIRES, signature)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void refusesEveryOneBitChangeOfTheMoment() {
    String signature = signature(PATH, EXPIRES);
    for (int bit = 0; bit < Long.SIZE; bit++) {
      assertThat(signer.verify(PATH, EXPIRES ^ (1L << bit), signature)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void refusesASignatureOfAnotherServerOrNone() {
    assertThat(signer(2).verify(PATH, EXPIRES, signature(PATH, EXPIRES))).isFalse();
    assertThat(signer.verify(PATH, EXPIRES, "")).isFalse();
    assertThat(signer.verify(PATH, EXPIRES, signature(PATH, EXPIRES) + "=")).isFalse();
  }

  @Test
  void refusesAShortSecret() {
    assertThatThrownBy(() -> new UrlSigner(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String signature(String path, long expires) {
    String query = signer.sign(path, Instant.ofEpochSecond(expires));
    return query.substring(query.indexOf("Signature=") + "Signature=".length());
  }

  private static UrlSigner signer(long seed) {
    byte[] secret = new byte[32];
    new Random(seed).nextBytes(secret);
    return new UrlSigner(secret);
  }

  private static byte[] flip(byte[] bytes, int bit) {
    byte[] copy = bytes.clone();
    copy[bit / 8] ^= (byte) (1 << (bit % 8));
    return copy;
  }
}
