package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Socket;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Speech on sockets is paid for: characters that were spoken, seconds that were heard.
class SpokenMoneyTest extends MoneyServer {
  private static final BigDecimal CHARACTER = new BigDecimal("0.0001");
  private static final BigDecimal SECOND = new BigDecimal("0.00024");
  private static final int BYTES_OF_A_SECOND = 32_000;
  private static final String SPEAK =
      """
      {"model":"sambert-zhichu-v1","task_group":"audio","task":"tts","function":"SpeechSynthesizer",
       "input":{"text":"%s"},"parameters":{"format":"pcm","sample_rate":16000}}
      """;
  private static final String HEAR =
      """
      {"model":"paraformer-realtime-v1","task_group":"audio","task":"asr","function":"recognition",
       "input":{},"parameters":{"format":"pcm","sample_rate":16000}}
      """;

  @BeforeEach
  void start() {
    startScripted(
        "[{when: {prompt: broken}, fail: InternalError.Algo},"
            + " {when: {operation: speech_recognition}, hear: ['Hello world.', 你好。]}]");
  }

  private Socket open(Admin.Key key) {
    return Socket.open(server, Socket.PATH, "Bearer " + key.secret());
  }

  private static String event(JsonNode frame) {
    return frame.at("/header/event").asString();
  }

  private static BigDecimal times(BigDecimal price, int units) {
    return price.multiply(BigDecimal.valueOf(units));
  }

  private void settled(Admin.Key key, BigDecimal spent) throws Exception {
    Eventually.holds(
        "%s is spent, and nothing is set aside".formatted(spent),
        () -> {
          JsonNode balance = balance(key.workspace());
          return amount(balance, "reserved").signum() == 0
              && amount(balance, "spent").compareTo(spent) == 0;
        });
  }

  @Test
  void charactersThatWereSpoken() throws Exception {
    Admin.Key key = admin.key();
    grant(key.workspace(), "0.001");
    try (Socket socket = open(key)) {
      socket.run("t1", SPEAK.formatted("hello"));
      var _ = socket.untilEnd();
      settled(key, times(CHARACTER, 5));

      socket.run("t2", SPEAK.formatted("broken"));
      var _ = socket.untilEnd();
      settled(key, times(CHARACTER, 5));
    }
    try (Socket socket = open(key)) {
      socket.run("t3", SPEAK.formatted("hello again"));
      JsonNode refused = socket.nextText();
      assertThat(event(refused)).isEqualTo("task-failed");
      assertThat(refused.at("/header/error_code").asString()).isEqualTo("Arrearage");
    }
    settled(key, times(CHARACTER, 5));
    String said = "{\"model\":\"sambert-zhichu-v1\",\"input\":\"123\",\"response_format\":\"pcm\"}";
    assertThat(statusOf(key, "/compatible-mode/v1/audio/speech", said)).isEqualTo(200);
    settled(key, times(CHARACTER, 8));
  }

  private void aMinuteIsSetAside(Admin.Key key) throws Exception {
    Eventually.holds(
        "the first minute is set aside",
        () -> amount(balance(key.workspace()), "reserved").compareTo(times(SECOND, 60)) == 0);
  }

  @Test
  void secondsThatWereHeard() throws Exception {
    Admin.Key key = admin.key();
    grant(key.workspace(), "1");
    try (Socket socket = open(key)) {
      socket.run("t1", HEAR);
      assertThat(event(socket.nextText())).isEqualTo("task-started");
      aMinuteIsSetAside(key);
      socket.say(new byte[5 * BYTES_OF_A_SECOND / 2]);
      socket.finish("t1");
      var _ = socket.untilEnd();
      settled(key, times(SECOND, 3));
    }
  }

  @Test
  void whoBreaksOffPaysForTheSentencesThatWereTold() throws Exception {
    Admin.Key key = admin.key();
    grant(key.workspace(), "1");
    try (Socket socket = open(key)) {
      socket.run("t1", HEAR);
      assertThat(event(socket.nextText())).isEqualTo("task-started");
      aMinuteIsSetAside(key);
      socket.abort();
    }
    settled(key, BigDecimal.ZERO);
  }

  @Test
  void moreIsSetAsideWhileARecordingGoesOn() throws Exception {
    Admin.Key key = admin.key();
    grant(key.workspace(), times(SECOND, 70).toPlainString());
    try (Socket socket = open(key)) {
      socket.run("t1", HEAR);
      assertThat(event(socket.nextText())).isEqualTo("task-started");
      for (int second = 0; second < 90; second++) {
        socket.say(new byte[BYTES_OF_A_SECOND]);
      }
      JsonNode frame = socket.nextText();
      while (!event(frame).equals("task-failed")) {
        frame = socket.nextText();
      }
      assertThat(frame.at("/header/error_code").asString()).isEqualTo("Arrearage");
    }
    Eventually.holds(
        "what was set aside is settled",
        () -> amount(balance(key.workspace()), "reserved").signum() == 0);
    assertThat(amount(balance(key.workspace()), "remaining").signum()).isPositive();
  }
}
