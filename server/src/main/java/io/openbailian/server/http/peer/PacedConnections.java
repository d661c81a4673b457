package io.openbailian.server.http.peer;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/// Makes connections of HTTP/1.1 whose other end may not be slow for ever.
public final class PacedConnections extends HttpConnectionFactory {
  private final SlowPeers peers;

  public PacedConnections(HttpConfiguration configuration, SlowPeers peers) {
    super(configuration);
    this.peers = peers;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    PacedConnection connection =
        new PacedConnection(getHttpConfiguration(), connector, endPoint, peers);
    connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
    return configure(connection, connector, endPoint);
  }
}
