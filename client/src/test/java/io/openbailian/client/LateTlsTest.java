package io.openbailian.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server with a certificate that it signed itself: whoever trusts it gets its answers, nobody
/// else does.
class LateTlsTest {
  private static final char[] PASSWORD = "only-for-this-test".toCharArray();
  private static final byte[] ANSWER =
      "{\"request_id\":\"r\",\"output\":{\"task_id\":\"t\",\"task_status\":\"PENDING\"}}"
          .getBytes(StandardCharsets.UTF_8);

  private final SSLContext before;
  private HttpsServer server;
  private SSLContext trusting;

  LateTlsTest() throws GeneralSecurityException {
    before = SSLContext.getDefault();
  }

  @BeforeEach
  void start(@TempDir Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    KeyStore keys = selfSigned(folder.resolve("server.p12"));
    SSLContext own = SSLContext.getInstance("TLS");
    KeyManagerFactory identity =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    identity.init(keys, PASSWORD);
    own.init(identity.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(own));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    trusting = SSLContext.getInstance("TLS");
    trusting.init(null, trust.getTrustManagers(), null);
  }

  @AfterEach
  void stop() {
    SSLContext.setDefault(before);
    server.stop(0);
  }

  @Test
  void speaksTlsWithTheTrustOfThisJava() throws InterruptedException {
    try (BailianClient client = client()) {
      SSLContext.setDefault(trusting); // after the client was made: it is looked for when needed
      assertThat(client.task("t").taskId()).isEqualTo("t");
    }
  }

  @Test
  void trustsNobodyElse() {
    try (BailianClient client = client()) {
      assertThatThrownBy(() -> client.task("t"))
          .isInstanceOf(UnreachableException.class)
          .hasMessageStartingWith("No secure connection to localhost:");
    }
  }

  private BailianClient client() {
    URI base = URI.create("https://localhost:" + server.getAddress().getPort() + "/api/v1");
    return new BailianClient(ClientSettings.of(base, "sk-test"));
  }

  private static KeyStore selfSigned(Path file)
      throws IOException, GeneralSecurityException, InterruptedException {
    String password = new String(PASSWORD);
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }
}
