package io.openbailian.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed: the system's, and those of a file beside them.
final class Certificates {
  private Certificates() {}

  /// Whether the file holds a certificate.
  static boolean areIn(Path file) {
    try {
      return !read(file).isEmpty();
    } catch (IOException | GeneralSecurityException e) {
      return false;
    }
  }

  private static Collection<? extends Certificate> read(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  /// What connections are secured with.
  static SSLContext context(Optional<Path> file) throws IOException, GeneralSecurityException {
    if (file.isEmpty()) {
      return SSLContext.getDefault();
    }
    KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
    all.load(null, null);
    int number = 0;
    for (X509Certificate certificate : managers(null).getAcceptedIssuers()) {
      all.setCertificateEntry("system-" + number++, certificate);
    }
    for (Certificate certificate : read(file.get())) {
      all.setCertificateEntry("file-" + number++, certificate);
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new X509TrustManager[] {managers(all)}, null);
    return context;
  }

  /// @param of the system's where it is null
  private static X509TrustManager managers(@Nullable KeyStore of) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(of);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("the platform knows no certificates"));
  }
}
