package io.openbailian.server.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.server.share.Shares;
import io.openbailian.server.socket.PartialMessage.Taken;
import io.openbailian.server.socket.PartialMessage.Whole;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PartialMessageTest {
  private final Shares memory = new Shares(16 << 20);
  private final PartialMessage message = new PartialMessage(memory.open("key"));

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void piecesOfATextBecomeOneText() {
    assertThat(message.add("Hel")).isEqualTo(Taken.YES);
    assertThat(message.add("lo")).isEqualTo(Taken.YES);

    assertThat(message.take()).isEqualTo(new Whole.Text("Hello"));
  }

  @Test
  void piecesOfSoundBecomeOneArray() {
    message.add(bytes("ab"));
    message.add(bytes("c"));

    assertThat(message.take())
        .isInstanceOfSatisfying(
            Whole.Binary.class, whole -> assertThat(whole.bytes()).containsExactly('a', 'b', 'c'));
  }

  @Test
  void theNextMessageBeginsWithNothingOfTheOneBefore() {
    message.add("first");
    message.take();
    message.add("next");

    assertThat(message.take()).isEqualTo(new Whole.Text("next"));
  }

  @Test
  void whatIsUnfinishedIsCountedUntilItIsTakenForgottenOrClosed() {
    message.add("x");
    assertThat(memory.lent("key")).isEqualTo(1 << 10);
    message.add("y".repeat(10_000));
    assertThat(memory.lent("key")).isEqualTo(2 * 10_001);
    message.take();
    assertThat(memory.lent("key")).isZero();

    message.add("x");
    message.forget();
    assertThat(memory.lent("key")).isZero();

    message.add("x");
    message.close();
    assertThat(memory.lent("key")).isZero();
  }

  @Test
  void aMessageIsAsLongAsItMayBeAndNoLonger() {
    assertThat(message.add("x".repeat(PartialMessage.LONGEST_TEXT))).isEqualTo(Taken.YES);
    assertThat(message.add("x")).isEqualTo(Taken.TOO_LARGE);
    message.forget();

    assertThat(message.add(ByteBuffer.allocate(PartialMessage.LARGEST_BINARY)))
        .isEqualTo(Taken.YES);
    assertThat(message.add(ByteBuffer.allocate(1))).isEqualTo(Taken.TOO_LARGE);
  }

  @Test
  void aKeyThatHoldsItsShareGetsNoRoomForMore() {
    Shares little = new Shares(8 << 10);
    PartialMessage first = new PartialMessage(little.open("key"));
    PartialMessage second = new PartialMessage(little.open("key"));

    assertThat(first.add("x".repeat(2 << 10))).isEqualTo(Taken.YES);
    assertThat(second.add("x")).isEqualTo(Taken.NO_ROOM);
    assertThat(new PartialMessage(little.open("other")).add("x")).isEqualTo(Taken.YES);
  }

  @Test
  void aPieceThatComesAfterTheEndIsNotTaken() {
    message.close();

    assertThat(message.add("late")).isEqualTo(Taken.NO_ROOM);
    message.forget();
    assertThat(memory.lent("key")).isZero();
  }
}
