package io.openbailian.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// Passes a request on as it came, and its answer back, for paths and models that the catalogue
/// does not describe. The caller counts, admits and settles such a call as it does any other; the
/// failures of {@link Engine#run} mean the same here.
public interface Relay {

  /// Sends the request on and hands back what comes, on the calling thread. Ends after the answer's
  /// last piece; ends soon when {@link Request#stop} says so, or on interrupt.
  void relay(Request request, Sink sink) throws EngineFailure, InterruptedException;

  /// A request as it came.
  interface Request {
    String method();

    /// Below the API's base, decoded once, without `..`; with its query.
    String path();

    /// Those that may be passed on.
    Map<String, List<String>> headers();

    /// The whole body from its beginning, to be closed by the reader; may be asked for again, so a
    /// relay can try twice.
    InputStream body() throws IOException;

    StopWish stop();
  }

  /// Takes the answer.
  interface Sink {

    /// The first thing that comes.
    void begin(int status, Map<String, List<String>> headers) throws InterruptedException;

    /// A piece of the body; let go of. It has been delivered when this returns.
    void piece(byte[] bytes) throws InterruptedException;

    /// Keeps a file that the answer names, before the place in the answer that names it is handed
    /// on.
    ///
    /// @param address as the answer has it
    /// @return the address to be told in its place
    String keep(String address, Media.Encoded file) throws InterruptedException;
  }
}
