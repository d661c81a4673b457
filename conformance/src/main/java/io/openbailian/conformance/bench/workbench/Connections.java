package io.openbailian.conformance.bench.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Many connections, carried by the calling thread alone: beside a server on the same cores, a
/// thread for each would cost more than what they send.
public final class Connections implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 100;

  private final Selector selector = Selector.open();
  private final List<Connection> all = new ArrayList<>();

  private Connections() throws IOException {}

  public static Connections open(URI server, int count) throws IOException {
    Connections connections = new Connections();
    for (int i = 0; i < count; i++) {
      connections.add(Connection.open(server));
    }
    return connections;
  }

  private void add(Connection connection) throws IOException {
    all.add(connection);
    connection.channel().configureBlocking(false);
    connection.channel().register(selector, SelectionKey.OP_READ, connection);
  }

  /// Takes what is next on a connection whose answer is complete.
  @FunctionalInterface
  public interface Answered {
    void by(Connection connection) throws IOException;
  }

  public List<Connection> all() {
    return all;
  }

  /// Hands on every complete answer, as long as the condition holds.
  public void serve(BooleanSupplier goOn, Answered answered) throws IOException {
    try {
      while (goOn.getAsBoolean()) {
        selector.select(key -> receive((Connection) key.attachment(), answered), LOOK_EVERY_MILLIS);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void receive(Connection connection, Answered answered) {
    try {
      if (connection.receive()) {
        answered.by(connection);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends one request on the first connection and waits for its answer.
  Connection exchange(ByteBuffer request) throws IOException {
    Connection connection = all.getFirst();
    connection.send(request, System.nanoTime());
    boolean[] there = {false};
    serve(() -> !there[0], _ -> there[0] = true);
    return connection;
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : all) {
      connection.close();
    }
    selector.close();
  }
}
