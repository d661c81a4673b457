package io.openbailian.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.httpclient.LateHttpClient;
import io.openbailian.server.fetch.Download.AnswerException;
import io.openbailian.server.fetch.MeteredConnector.TooMuchBesideException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jetty.http.HttpException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a fetch that failed is told, whatever a library wrapped it in.
class FailureTest {
  private static final FetchGuard.Target TARGET =
      new FetchGuard.Target(
          URI.create("https://images.test/a"),
          "images.test",
          443,
          List.of(InetAddress.ofLiteral("93.184.216.34")));
  private static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60));

  private static Failure failure(long received, boolean connected, boolean timeOver) {
    return new Failure(TARGET, LIMITS, received, connected, timeOver, null);
  }

  private static Exception cause(String name) {
    return switch (name) {
      case "answer" -> new AnswerException("the file is encoded as br");
      case "beside" -> new TooMuchBesideException();
      case "connect" -> new SocketTimeoutException("Connect Timeout to /93.184.216.34");
      case "time" -> new TimeoutException("Total timeout 60000 ms elapsed");
      case "tls" -> new SSLHandshakeException("PKIX path building failed");
      case "zip" -> new ZipException("it is not packed");
      case "length" -> new HttpException.RuntimeException(400, "Invalid Content-Length Value");
      case "strange" -> new HttpException.RuntimeException(400, "Unknown Version");
      default -> new IOException("93.184.216.34 did something");
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "answer  | FAILED  | the file is encoded as br",
        "beside  | FAILED  | the server sends more beside the file than belongs there",
        "connect | TIMEOUT | images.test port 443: no connection within 5 s",
        "time    | TIMEOUT | the server was silent for 10 s",
        "tls     | FAILED  | no secure connection, or the certificate is not that of images.test",
        "zip     | FAILED  | the file is not packed as its answer says",
        "length  | FAILED  | the length is no number",
        "strange | FAILED  | the server does not speak HTTP/1.1",
        "other   | FAILED  | the server closed the connection before its answer was complete",
      })
  void isSaidInWordsOfOursWithoutTheAddress(String name, FetchFault fault, String why) {
    Exception cause = cause(name);
    FetchException bare = failure(0, true, false).explain(cause);
    FetchException wrapped =
        failure(0, true, false).explain(new ExecutionException(new IOException(cause)));

    assertThat(bare.why()).isEqualTo(why).isEqualTo(wrapped.why());
    assertThat(bare.fault()).isEqualTo(fault).isEqualTo(wrapped.fault());
  }

  @Test
  void whatTookTooLongInAllIsNoSilence() {
    FetchException told = failure(0, true, true).explain(cause("time"));

    assertThat(told.why()).isEqualTo("it took longer than 60 s");
    assertThat(told.fault()).isEqualTo(FetchFault.TIMEOUT);
  }

  @Test
  void whereNoConnectionCameAboutThePortIsNamed() {
    FetchException told = failure(0, false, false).explain(cause("other"));

    assertThat(told.why()).isEqualTo("images.test port 443: no connection");
    assertThat(told.fault()).isEqualTo(FetchFault.REFUSED);
  }

  @ParameterizedTest
  @CsvSource({"0, before its answer was complete", "1, the head of the answer is longer than"})
  void aHeadThatNeverEndsIsToldFromOneThatIsCut(int beyond, String words) {
    FetchException told =
        failure(LateHttpClient.LONGEST_HEAD + beyond, true, false).explain(cause("other"));

    assertThat(told.why()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({"3, 3, 3", "5, 5, 5", "7, 5, 7", "10, 5, 10", "60, 5, 10"})
  void noWaitIsLongerThanTheWholeFetch(long total, long connect, long silence) {
    assertThat(FetchLimits.within(Duration.ofSeconds(total)))
        .isEqualTo(
            new FetchLimits(
                Duration.ofSeconds(connect),
                Duration.ofSeconds(silence),
                Duration.ofSeconds(total)));
  }
}
