package io.openbailian.server.artifact.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/// Java's own TLS, which reads the certificates it believes when the first connection is made: that
/// takes a tenth of a second, which no start should wait for.
public final class LazyTls extends SSLSocketFactory {

  /// Made when first asked for.
  private static final class Holder {
    private static final SSLSocketFactory DEFAULT = (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return Holder.DEFAULT.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return Holder.DEFAULT.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return Holder.DEFAULT.createSocket(socket, host, port, autoClose);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return Holder.DEFAULT.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return Holder.DEFAULT.createSocket(host, port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return Holder.DEFAULT.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return Holder.DEFAULT.createSocket(host, port, local, localPort);
  }
}
