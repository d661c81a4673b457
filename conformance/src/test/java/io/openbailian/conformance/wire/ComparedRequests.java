package io.openbailian.conformance.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.openbailian.conformance.TestServer;
import java.util.ArrayList;
import java.util.List;

/// The requests that two ways of answering are compared by: what a task's query and a submission
/// can look like, well and ill formed.
final class ComparedRequests {
  private ComparedRequests() {}

  static final String SUBMIT = "/api/v1/services/aigc/text2image/image-synthesis";
  static final String TASKS = "/api/v1/tasks/";
  static final String KEY = "Authorization: Bearer " + TestServer.KEY;
  static final String CLOSE = "Connection: close";
  static final String ASYNC = "X-DashScope-Async: enable";
  static final String BODY =
      "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"%s\"},\"parameters\":{\"n\":1,\"size\":\"512*512\",\"seed\":1}}";

  static String get(String target, String... headers) {
    return "GET %s HTTP/1.1\r\n%s\r\n\r\n".formatted(target, String.join("\r\n", headers));
  }

  static String query(String target, String... more) {
    List<String> headers = new ArrayList<>(List.of("Host: h:1", KEY, CLOSE));
    headers.addAll(List.of(more));
    return get(target, headers.toArray(String[]::new));
  }

  static String queryBy(String authorization) {
    return get(TASKS + "{succeeded}", "Host: h", authorization, CLOSE);
  }

  static String post(String target, String body, String... headers) {
    return "POST %s HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n%s\r\n\r\n%s"
        .formatted(target, body.getBytes(ISO_8859_1).length, String.join("\r\n", headers), body);
  }

  static String submit(String body, String... more) {
    List<String> headers = new ArrayList<>(List.of(KEY, CLOSE, ASYNC));
    headers.addAll(List.of(more));
    return post(SUBMIT, body, headers.toArray(String[]::new));
  }

  static final List<String> QUERIES =
      List.of(
          query(TASKS + "{succeeded}"),
          query(TASKS + "{failed}"),
          query(TASKS + "{foreign}"),
          query(TASKS + "{running}"),
          query(TASKS + "{unknown}"),
          query(TASKS + "no-id-at-all"),
          query(TASKS),
          query("/api/v1/tasks"),
          query(TASKS + "{succeeded}/"),
          query(TASKS + "{succeeded}//"),
          query("//api/v1//tasks/{succeeded}"),
          query(TASKS + "{succeeded}?a=b"),
          query(TASKS + "{succeeded}?"),
          query(TASKS + "{succeeded};a=b"),
          query(TASKS + "{succeeded}%20"),
          query(TASKS + "./{succeeded}"),
          query(TASKS + "{succeeded}/cancel"),
          query("/api/v2/tasks/{succeeded}"),
          query("http://h:1" + TASKS + "{succeeded}"),
          query("http://other:1" + TASKS + "{succeeded}"),
          query(TASKS + "{succeeded}", "Accept: text/plain", "Accept-Encoding: gzip, br"),
          query(TASKS + "{succeeded}", "User-Agent: x", "Accept-Language: zh"),
          query(TASKS + "{succeeded}", "X-Request-Id: mine"),
          query(TASKS + "{succeeded}", "X-Forwarded-Host: evil.example"),
          query(TASKS + "{succeeded}", "X-Forwarded-Proto: https"),
          query(TASKS + "{succeeded}", "Forwarded: host=evil.example"),
          query(TASKS + "{succeeded}", "Content-Length: 2") + "{}",
          query(TASKS + "{succeeded}", "Content-Length: 0"),
          query(TASKS + "{succeeded}", "Transfer-Encoding: chunked") + "0\r\n\r\n",
          query(TASKS + "{succeeded}", "Expect: 100-continue"),
          query(TASKS + "{succeeded}", "Origin: http://x", "Range: bytes=0-1"),
          query(TASKS + "{succeeded}", "If-None-Match: *"),
          query(TASKS + "{succeeded}", "X-DashScope-Async: enable"),
          query(TASKS + "{succeeded}", "X-DashScope-SSE: enable"),
          get(TASKS + "{succeeded}", "Host: h", "Host: i", KEY, CLOSE),
          get(TASKS + "{succeeded}", "Host:", KEY, CLOSE),
          get(TASKS + "{succeeded}", KEY, CLOSE),
          get(TASKS + "{succeeded}", "Host: images.example.com:99", KEY, CLOSE),
          "GET " + TASKS + "{succeeded} HTTP/1.0\r\nHost: h\r\n" + KEY + "\r\n\r\n",
          "GET " + TASKS + "{succeeded} HTTP/1.0\r\n" + KEY + "\r\n\r\n",
          "GET "
              + TASKS
              + "{succeeded} HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\n"
              + KEY
              + "\r\n\r\n",
          query(TASKS + "{succeeded}").replace("GET", "HEAD"),
          query(TASKS + "{succeeded}").replace("GET", "PUT"),
          query(TASKS + "{succeeded}").replace("GET", "DELETE"),
          query(TASKS + "{succeeded}").replace("GET", "OPTIONS"),
          query(TASKS + "{succeeded}").replace("GET", "get"),
          post(TASKS + "{succeeded}", "", KEY, CLOSE),
          post(TASKS + "{succeeded}", "{}", KEY, CLOSE),
          post(TASKS + "{succeeded}", "{}", KEY, CLOSE, ASYNC),
          post(TASKS + "{succeeded}/cancel", "", KEY, CLOSE),
          queryBy("Accept: */*"),
          queryBy("authorization: Bearer " + TestServer.KEY),
          queryBy("Authorization: bearer " + TestServer.KEY),
          queryBy("Authorization: BEARER " + TestServer.KEY),
          queryBy("Authorization: Bearer  " + TestServer.KEY),
          queryBy("Authorization: Bearer\t" + TestServer.KEY),
          queryBy("Authorization:  Bearer " + TestServer.KEY + "  "),
          queryBy("Authorization: Bearer " + TestServer.KEY + " x"),
          queryBy("Authorization: Bearer " + TestServer.KEY + "\u00e9"),
          queryBy("Authorization: Bearer sk-another"),
          queryBy("Authorization: Bearer "),
          queryBy("Authorization: Bearer"),
          queryBy("Authorization: Basic " + TestServer.KEY),
          queryBy("Authorization: " + TestServer.KEY),
          queryBy(KEY + "\r\n" + KEY),
          get(TASKS + "{succeeded}", "Host: h", KEY)
              + get(TASKS + "{unknown}", "Host: h", KEY)
              + query(TASKS + "{failed}"));

  static final String FINE = BODY.formatted("fine");

  static final List<String> SUBMISSIONS =
      List.of(
          submit(FINE),
          submit(FINE, "Content-Type: application/json", "Accept: application/json"),
          submit(FINE, "Content-Type: text/plain"),
          submit(FINE, "X-DashScope-SSE: enable"),
          submit(FINE, "X-DashScope-WorkSpace: w"),
          submit(FINE, "X-DashScope-EncryptionKey: k"),
          submit(FINE, "X-DashScope-Async: enable"),
          submit(FINE, "Expect: 100-continue"),
          submit(FINE, "Content-Encoding: gzip"),
          submit("{}"),
          submit(""),
          submit("[]"),
          submit("{\"model\":\"wan2.2-t2i-flash\"}"),
          submit("{\"model\":\"none\",\"input\":{\"prompt\":\"a\"}}"),
          submit("{\"model\":\"qwen-image-plus\",\"input\":{\"prompt\":\"a\"}}"),
          submit("{\"model\":\"qwen-plus\",\"input\":{\"prompt\":\"a\"}}"),
          submit(FINE.replace("\"n\":1", "\"n\":99")),
          submit(FINE.replace("512*512", "1*1")),
          submit(BODY.formatted("x".repeat(2_000))),
          submit(BODY.formatted("\u00ff\u00fe")),
          submit(FINE + "{}"),
          submit(FINE.substring(0, 40)),
          submit("\u00ef\u00bb\u00bf" + FINE),
          submit(FINE.replace("\"input\"", "\"unknown\":\"" + "y".repeat(9_000) + "\",\"input\"")),
          submit(FINE).replace("Content-Length: ", "Content-Length: 1"),
          submit(FINE).replace("Content-Length: ", "Content-Length: 000"),
          submit(FINE).replace("HTTP/1.1", "HTTP/1.0"),
          submit(FINE).replace(ASYNC, "X-DashScope-Async: Enable"),
          submit(FINE).replace(ASYNC, "x-dashscope-async: enable "),
          submit(FINE).replace(ASYNC, "X-DashScope-Async: disable"),
          submit(FINE).replace("POST", "PUT"),
          submit(FINE).replace(SUBMIT, SUBMIT + "/"),
          submit(FINE).replace(SUBMIT, "/" + SUBMIT),
          submit(FINE).replace(SUBMIT, SUBMIT + "?a=b"),
          submit(FINE).replace(SUBMIT, "/api/v1/services/none"),
          submit(FINE).replace(TestServer.KEY, "sk-another"),
          submit(FINE).replace(KEY + "\r\n", ""),
          submit(FINE).replace(CLOSE + "\r\n", "") + query(TASKS + "{succeeded}"),
          post(SUBMIT, FINE, KEY, CLOSE),
          post("/api/v1/services/aigc/multimodal-generation/generation", FINE, KEY, CLOSE, ASYNC),
          "POST "
              + SUBMIT
              + " HTTP/1.1\r\nHost: h\r\n"
              + KEY
              + "\r\n"
              + ASYNC
              + "\r\n"
              + CLOSE
              + "\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "%x\r\n%s\r\n0\r\n\r\n".formatted(FINE.length(), FINE));
}
