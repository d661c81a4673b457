package io.openbailian.outbound;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// Says why a server was not reached, in words that help whoever set it up and tell no host.
final class Unreached {
  private static final int DEEPEST = 20;

  private Unreached() {}

  /// Whether both ends failed to agree on how to speak; no request was read then.
  static boolean isHandshake(Throwable cause) {
    return find(cause, SSLHandshakeException.class).isPresent();
  }

  /// @param proxied whether a proxy stands between
  static String why(Throwable cause, boolean proxied) {
    String through = proxied ? " (or the proxy before it)" : "";
    if (find(cause, SSLException.class).isPresent()) {
      return certificate(cause);
    }
    if (find(cause, UnknownHostException.class).isPresent()
        || find(cause, UnresolvedAddressException.class).isPresent()) {
      return "its server's name is not known" + through;
    }
    if (find(cause, ConnectException.class).isPresent()) {
      return "its server refuses connections" + through;
    }
    boolean late =
        find(cause, SocketTimeoutException.class).isPresent()
            || find(cause, TimeoutException.class).isPresent()
            || find(cause, NoRouteToHostException.class).isPresent();
    return (late ? "its server does not take a connection" : "its server cannot be reached")
        + through;
  }

  private static String certificate(Throwable cause) {
    if (find(cause, CertPathValidatorException.class).isPresent()
        || says(cause, "unable to find valid certification path")) {
      return "its server's certificate is not believed: the engine's option ca names a file of certificates that are";
    }
    if (find(cause, CertificateException.class).isPresent()) {
      return "its server's certificate is not for the host in base-url, or not for today";
    }
    return "its server does not speak TLS as we do; is base-url right in https?";
  }

  private static boolean says(Throwable cause, String words) {
    return causes(cause).anyMatch(one -> String.valueOf(one.getMessage()).contains(words));
  }

  private static <T extends Throwable> Optional<T> find(Throwable cause, Class<T> kind) {
    return causes(cause).filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static Stream<Throwable> causes(Throwable cause) {
    return Stream.iterate(cause, one -> one != null, Throwable::getCause).limit(DEEPEST);
  }
}
