package io.openbailian.server.fetch;

import io.openbailian.httpclient.LateHttpClient;
import io.openbailian.server.fetch.Download.AnswerException;
import io.openbailian.server.fetch.MeteredConnector.TooMuchBesideException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/// Says in words of ours what ended a request. A library's message never goes on to the caller: it
/// names classes, and the address that a name leads to.
///
/// @param received bytes that came from the server
/// @param connected whether there was a connection
/// @param timeOver whether the time for the whole fetch is over
/// @param head of the answer, if it had come
record Failure(
    FetchGuard.Target target,
    FetchLimits limits,
    long received,
    boolean connected,
    boolean timeOver,
    @Nullable Response head) {
  private static final String CUT_HEAD =
      "the server closed the connection before its answer was complete";

  FetchException explain(Exception cause) {
    return switch (telling(cause)) {
      case AnswerException e -> failed(e.why(), e);
      case TooMuchBesideException e ->
          failed("the server sends more beside the file than belongs there", e);
      case SocketTimeoutException e -> noConnection(e);
      case TimeoutException e -> timeout(e);
      case SSLException e ->
          failed("no secure connection, or the certificate is not that of " + target.host(), e);
      case ZipException e -> failed("the file is not packed as its answer says", e);
      case Throwable e when !connected -> refused(e);
      case Throwable e when head == null -> malformedHead(e);
      case Throwable e -> failed(brokenBody(head), e);
    };
  }

  /// What says most about a failure stands somewhere below what others made of it.
  private static Throwable telling(Throwable failure) {
    return causes(failure)
        .filter(e ->
            e instanceof AnswerException
                || e instanceof TooMuchBesideException
                || e instanceof SocketTimeoutException
                || e instanceof TimeoutException
                || e instanceof SSLException
                || e instanceof ZipException)
        .findFirst()
        .orElse(failure);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private FetchException noConnection(Throwable cause) {
    return new FetchException(
        FetchFault.TIMEOUT,
        "%s port %d: no connection within %d s"
            .formatted(target.host(), target.port(), limits.connect().toSeconds()),
        cause);
  }

  private FetchException timeout(Throwable cause) {
    String why =
        timeOver
            ? "it took longer than %d s".formatted(limits.total().toSeconds())
            : "the server was silent for %d s".formatted(limits.silence().toSeconds());
    return new FetchException(FetchFault.TIMEOUT, why, cause);
  }

  private FetchException refused(Throwable cause) {
    return new FetchException(
        FetchFault.REFUSED,
        "%s port %d: no connection".formatted(target.host(), target.port()),
        cause);
  }

  private FetchException malformedHead(Throwable cause) {
    if (received > LateHttpClient.LONGEST_HEAD) {
      return failed(
          "the head of the answer is longer than %d bytes".formatted(LateHttpClient.LONGEST_HEAD),
          cause);
    }
    String why =
        causes(cause)
            .filter(HttpException.class::isInstance)
            .map(HttpException.class::cast)
            .findFirst()
            .map(Failure::malformed)
            .orElse(CUT_HEAD);
    return failed(why, cause);
  }

  private static String malformed(HttpException e) {
    return String.valueOf(e.getReason()).contains("Content-Length")
        ? "the length is no number"
        : "the server does not speak HTTP/1.1";
  }

  private static String brokenBody(Response head) {
    if (head.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      return "the connection ended within a chunk, or a chunk is not what it says";
    }
    long length = head.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    return length < 0
        ? "the connection ended before the file did"
        : "the connection ended before the last of %d bytes".formatted(length);
  }

  private static FetchException failed(String why, Throwable cause) {
    return new FetchException(FetchFault.FAILED, why, cause);
  }
}
