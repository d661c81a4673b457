package io.openbailian.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An authority for certificates that nobody knows, made by the JDK's own tool.
final class TestAuthority {
  private static final String PASSWORD = "changeit";

  private final Path folder;

  /// @param folder for its files
  TestAuthority(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    tool("ca", "-genkeypair", "-alias", "ca", "-dname", "CN=Test CA", "-ext", "bc:c");
    tool("ca", "-exportcert", "-alias", "ca", "-rfc", "-file", file("ca.pem").toString());
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  /// What an engine's option `ca` names.
  Path certificate() {
    return file("ca.pem");
  }

  /// Sockets of a server whose certificate this authority signed.
  ///
  /// @param name of the certificate, for example `ip:127.0.0.1`
  ServerSocketFactory sockets(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    tool("server", "-genkeypair", "-alias", "server", "-dname", "CN=server");
    tool("server", "-certreq", "-alias", "server", "-file", file("server.csr").toString());
    tool(
        "ca",
        "-gencert",
        "-alias",
        "ca",
        "-rfc",
        "-ext",
        "san=" + name,
        "-infile",
        file("server.csr").toString(),
        "-outfile",
        file("server.pem").toString());
    tool("server", "-importcert", "-noprompt", "-alias", "ca", "-file", certificate().toString());
    tool(
        "server",
        "-importcert",
        "-noprompt",
        "-alias",
        "server",
        "-file",
        file("server.pem").toString());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file("server.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  private void tool(String store, String command, String... more)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString());
    line.add(command);
    line.addAll(List.of(more));
    line.addAll(List.of("-keystore", file(store + ".p12").toString(), "-storepass", PASSWORD));
    if (command.equals("-genkeypair")) {
      line.addAll(List.of("-keyalg", "EC", "-validity", "30"));
    }
    Path log = file("keytool.log");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }
}
