package io.openbailian.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.engine.test.SteppedTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedHttpsTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;
  private static SSLContext tls;

  @BeforeAll
  static void makeACertificate()
      throws GeneralSecurityException, IOException, InterruptedException {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-alias",
                "images",
                "-keyalg",
                "EC",
                "-dname",
                "CN=images.test",
                "-ext",
                "san=dns:images.test,ip:127.0.0.1")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    tls = context(store);
  }

  private static SSLContext context(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("images", store.getCertificate("images"));
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static RawServer server() throws IOException {
    return RawServer.on(
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        (_, out) ->
            out.write(
                "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret"
                    .getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] fetch(SSLContext tls, String address)
      throws FetchException, IOException, InterruptedException {
    Resolver resolver = (_, _) -> List.of(InetAddress.ofLiteral("127.0.0.1"));
    FetchGuard guard = new FetchGuard(resolver, List.of("127.0.0.1"));
    FetchLimits limits = FetchLimits.within(Duration.ofMinutes(5));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FetchClient client = new FetchClient(limits.connect(), () -> tls)) {
      new GuardedHttp(guard, client, limits, SteppedTime.atNoon())
          .fetch(URI.create(address), 100, (bytes, length) -> out.write(bytes, 0, length));
    }
    return out.toByteArray();
  }

  @Test
  void believesTheCertificateOfTheHost() throws FetchException, IOException, InterruptedException {
    try (RawServer server = server()) {
      String address = "https://images.test:%d/".formatted(server.port());

      assertThat(fetch(tls, address)).asString().isEqualTo("secret");
    }
  }

  @Test
  void believesTheCertificateOfAnAddress()
      throws FetchException, IOException, InterruptedException {
    try (RawServer server = server()) {
      assertThat(fetch(tls, "https://127.0.0.1:%d/".formatted(server.port())))
          .asString()
          .isEqualTo("secret");
    }
  }

  @Test
  void refusesTheCertificateOfAnotherHost() throws Exception {
    try (RawServer server = server()) {
      String address = "https://other.test:%d/".formatted(server.port());

      FetchException e = catchThrowableOfType(FetchException.class, () -> fetch(tls, address));

      assertThat(e.fault()).isEqualTo(FetchFault.FAILED);
      assertThat(e.why()).contains("other.test").doesNotContain("sun.", "127.0.0.1");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() throws Exception {
    try (RawServer server = server()) {
      String address = "https://images.test:%d/".formatted(server.port());

      FetchException e =
          catchThrowableOfType(FetchException.class, () -> fetch(SSLContext.getDefault(), address));

      assertThat(e.fault()).isEqualTo(FetchFault.FAILED);
    }
  }
}
