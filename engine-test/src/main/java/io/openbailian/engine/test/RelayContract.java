package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an engine's {@link Relay} promises.
public abstract class RelayContract {
  /// What belongs to a connection, or to somebody else, and is never passed back.
  private static final Set<String> NEVER =
      Set.of("connection", "keep-alive", "transfer-encoding", "upgrade", "set-cookie");

  private Engine engine;

  /// Opens a fresh engine that has a relay; the contract closes it.
  protected abstract Engine open() throws Exception;

  /// A request that is answered within seconds.
  protected abstract Asked request();

  @BeforeEach
  void openEngine() throws Exception {
    engine = open();
  }

  @AfterEach
  void closeEngine() {
    engine.close();
  }

  /// A request that a test makes.
  ///
  /// @param content its body
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  public record Asked(String method, String path, byte[] content, StopWish stop)
      implements Relay.Request {

    /// A request that nobody stops.
    public Asked(String method, String path, byte[] content) {
      this(method, path, content, StopWish.NONE);
    }

    Asked stopped() {
      return new Asked(method, path, content, StopWish.END);
    }

    @Override
    public Map<String, List<String>> headers() {
      return Map.of("Content-Type", List.of("application/json"));
    }

    @Override
    public InputStream body() {
      return new ByteArrayInputStream(content);
    }
  }

  /// Keeps what comes.
  private static final class Answer implements Relay.Sink {
    private int begun;
    private int status;
    private Map<String, List<String>> headers = Map.of();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Thread thread = Thread.currentThread();

    @Override
    public void begin(int code, Map<String, List<String>> with) {
      begun++;
      status = code;
      headers = with;
      thread = Thread.currentThread();
    }

    @Override
    public void piece(byte[] bytes) {
      assertThat(begun).as("the status came before the body").isOne();
      body.writeBytes(bytes);
    }

    @Override
    public String keep(String address, Media.Encoded file) {
      return address;
    }
  }

  private Relay relay() {
    return engine.relay().orElseThrow();
  }

  private Answer answer(Asked asked) throws EngineFailure, InterruptedException {
    Answer answer = new Answer();
    relay().relay(asked, answer);
    return answer;
  }

  @Test
  void beginsOnceWithAStatusThenHandsOverTheBodyOnTheCallingThread()
      throws EngineFailure, InterruptedException {
    Answer answer = answer(request());

    assertThat(answer.begun).isOne();
    assertThat(answer.status).isBetween(200, 599);
    assertThat(answer.body.size()).isPositive();
    assertThat(answer.thread).isEqualTo(Thread.currentThread());
  }

  @Test
  void passesBackNoHeaderOfTheConnection() throws EngineFailure, InterruptedException {
    assertThat(answer(request()).headers.keySet())
        .allSatisfy(name -> assertThat(NEVER).doesNotContain(name.toLowerCase(Locale.ROOT)));
  }

  @Test
  void sendsTheWholeBodyEachTime() throws EngineFailure, InterruptedException {
    byte[] large = new byte[100_000];
    Asked asked = new Asked(request().method(), request().path(), large);

    byte[] first = answer(asked).body.toByteArray();

    assertThat(answer(asked).body.toByteArray()).isEqualTo(first);
  }

  @Test
  void beginsNothingThatIsStopped() {
    Answer answer = new Answer();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> relay().relay(request().stopped(), answer));
    assertThat(answer.begun).isZero();
  }

  @Test
  void letsAnInterruptOfTheSinkOut() {
    Relay.Sink full =
        new Relay.Sink() {
          @Override
          public void begin(int status, Map<String, List<String>> headers) {}

          @Override
          public void piece(byte[] bytes) throws InterruptedException {
            throw new InterruptedException("its client has gone");
          }

          @Override
          public String keep(String address, Media.Encoded file) {
            return address;
          }
        };

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> relay().relay(request(), full));
  }
}
