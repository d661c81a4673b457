package io.openbailian.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Handler;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.EventStream;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.FrameResponse;
import io.openbailian.server.sql.DatabaseException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Routes that throw whatever there is, behind the edge of the product.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  private static final String SECRET = "/home/operator/secret-place";

  private final Map<String, Handler> routes = new LinkedHashMap<>();
  private Javalin javalin;

  @BeforeAll
  void start() {
    routes.put("no-memory", _ -> fail(new OutOfMemoryError("Java heap space")));
    routes.put("no-stack", _ -> endless(0));
    routes.put("no-class", _ -> fail(new NoClassDefFoundError("java/awt/image/BufferedImage")));
    routes.put("no-library", _ -> fail(new UnsatisfiedLinkError(SECRET)));
    routes.put("assertion", _ -> fail(new AssertionError(SECRET)));
    routes.put(
        "runtime",
        _ -> {
          throw new IllegalStateException(SECRET);
        });
    routes.put(
        "file",
        _ -> {
          throw new NoSuchFileException(SECRET);
        });
    routes.put(
        "store",
        _ -> {
          throw new DatabaseException(SECRET + " is full", new IOException(SECRET));
        });
    routes.put(
        "half-prepared",
        context -> {
          context.header("ETag", "\"x\"").header("Cache-Control", "max-age=86400");
          context.res().setContentType("image/png");
          context.res().setContentLength(1_000_000);
          context.res().getOutputStream().write(new byte[100]);
          fail(new OutOfMemoryError());
        });
    javalin =
        Javalin.create(config -> {
          WireEdge edge = new WireEdge(() -> "generated");
          config.startup.showJavalinBanner = false;
          config.jetty.host = "127.0.0.1";
          config.jetty.port = 0;
          config.jetty.modifyServer(server -> {
            server.setErrorHandler(edge.failures());
            server.setHandler(edge);
          });
          config.jetty.modifyServletContextHandler(context -> {
            context.setErrorHandler(edge.failures());
            context.addFilter(
                new FilterHolder((request, response, chain) -> {
                  if (((HttpServletRequest) request).getRequestURI().endsWith("filter")) {
                    fail(new StackOverflowError());
                  }
                  chain.doFilter(request, response);
                }),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
          });
          config.routes.before(context -> Exchange.begin(context, "request-1", 0));
          routes.forEach((name, route) -> config.routes.get("/" + name, route));
          config.routes.get(
              "/begun",
              context -> {
                context.res().setContentLength(1000);
                context.res().getOutputStream().write(new byte[100]);
                context.res().flushBuffer();
                fail(new OutOfMemoryError());
              });
          config.routes.get(
              "/stream",
              context -> {
                FrameResponse frames = new FrameResponse(context, SteppedTime.atNoon());
                frames.run(
                    () -> {
                      frames.write(EventStream.keepAlive());
                      fail(new OutOfMemoryError());
                    },
                    error ->
                        "event:error %s\n\n"
                            .formatted(error.code())
                            .getBytes(StandardCharsets.UTF_8));
              });
          config.routes.get("/answer-fails", _ -> fail(new OutOfMemoryError()));
          config.routes.after("/answer-fails", _ -> fail(new OutOfMemoryError()));
          config.routes.get(
              "/refused",
              _ -> {
                throw new WireException(ErrorCode.NOT_FOUND.with());
              });
          new Faults(ErrorNames.VENDOR, CatalogLoader.builtIn()).register(config);
        });
    javalin.start();
  }

  @AfterAll
  void stop() {
    javalin.stop();
  }

  private static void fail(Error error) {
    throw error;
  }

  @SuppressWarnings("InfiniteRecursion") // until there is no stack
  private static int endless(int depth) {
    return endless(depth + 1) + 1;
  }

  @Test
  void whateverARouteThrowsIsTheWiresError() throws IOException {
    for (String route : routes.keySet()) {
      String answer = get("/" + route);

      assertThat(answer).as(route).startsWith("HTTP/1.1 500");
      JsonNode body = body(answer);
      assertThat(body.path("code").asString()).as(route).isEqualTo("InternalError");
      assertThat(body.path("request_id").asString()).as(route).isEqualTo("request-1");
      assertThat(answer)
          .as(route)
          .containsIgnoringCase("content-type: application/json")
          .doesNotContain(SECRET, "java.", "java/", "Error:", "Exception", "max-age", "ETag");
    }
  }

  @Test
  void whatIsNeverARouteIsTheWiresErrorToo() throws IOException {
    for (String request :
        new String[] {
          "GET /filter HTTP/1.1",
          "GET /answer-fails HTTP/1.1",
          "GET /nowhere HTTP/1.1",
          "DELETE /refused HTTP/1.1",
          "TRACE /refused HTTP/1.1",
          "PROPFIND /refused HTTP/1.1",
          "GET /%00 HTTP/1.1",
          "GET /%zz HTTP/1.1",
          "GET /refused HTTP/9.1",
          "GET /refused HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
          "GET /refused HTTP/1.1\r\nA: " + "x".repeat(100_000),
          "GET /" + "x".repeat(100_000) + " HTTP/1.1"
        }) {
      String answer = send(request);

      String head = request.substring(0, Math.min(40, request.length()));
      assertThat(body(answer).path("code").asString()).as(head).isNotEmpty();
      assertThat(body(answer).path("request_id").asString()).as(head).isNotEmpty();
      assertThat(answer).as(head).doesNotContain("java.", "org.eclipse", "<html");
    }
  }

  /// The client must not take the half of an answer for the whole, nor find an error within it.
  @Test
  void anAnswerThatHadBegunIsCutOff() throws IOException {
    String answer = get("/begun");

    assertThat(answer).contains("Content-Length: 1000").doesNotContain("InternalError");
    assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void aStreamThatHadBegunEndsWithTheError() throws IOException {
    assertThat(get("/stream")).contains("event:error InternalError");
  }

  @Test
  void theNextRequestIsServed() throws IOException {
    String _ = get("/no-stack");

    assertThat(get("/refused")).startsWith("HTTP/1.1 404");
  }

  private String get(String path) throws IOException {
    return send("GET %s HTTP/1.1".formatted(path));
  }

  private String send(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), javalin.port())) {
      socket.setSoTimeout(20_000);
      byte[] bytes =
          (request + "\r\nHost: a\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1);
      try {
        socket.getOutputStream().write(bytes);
      } catch (IOException e) {
        assertThat(bytes.length).isGreaterThan(10_000); // refused before all of it was sent
      }
      return new String(all(socket.getInputStream()), StandardCharsets.UTF_8);
    }
  }

  private static byte[] all(InputStream in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      in.transferTo(out);
    } catch (IOException e) {
      return out.toByteArray(); // a connection that was cut
    }
    return out.toByteArray();
  }

  private static JsonNode body(String answer) {
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    return Json.mapper().readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
  }
}
